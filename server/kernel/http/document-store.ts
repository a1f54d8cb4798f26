import type { DocumentNode } from 'graphql';

/** A parsed document takes about a hundred times the room of its text. */
const mostCharacters = 400_000;

/** Documents that were parsed and found valid, by the hash of their text. Those not asked for longest make room for new ones. */
export class DocumentStore {
  private readonly documents = new Map<string, DocumentNode>();
  private characters = 0;

  get(key: string): Promise<DocumentNode | undefined> {
    const document = this.documents.get(key);
    if (document) {
      this.documents.delete(key);
      this.documents.set(key, document);
    }
    return Promise.resolve(document);
  }

  set(key: string, document: DocumentNode): Promise<void> {
    void this.delete(key);
    this.documents.set(key, document);
    this.characters += lengthOf(document);
    for (const oldest of this.documents.keys()) {
      if (this.characters <= mostCharacters || oldest === key) break;
      void this.delete(oldest);
    }
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    const document = this.documents.get(key);
    if (document) this.characters -= lengthOf(document);
    return Promise.resolve(this.documents.delete(key));
  }
}

const lengthOf = (document: DocumentNode): number => document.loc?.source.body.length ?? 0;
