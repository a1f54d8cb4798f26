import { wordFor, type Language } from '../../declare/texts.js';
import type { Mail } from './mail.js';

/** What a letter says: `mail.NAME.subject` and `mail.NAME.text` in the texts, paragraphs apart by an empty line. */
export interface Letter {
  readonly name: string;
  readonly to: string;
  readonly language: Language;
  readonly facts: Readonly<Record<string, string>>;
  /** Where the letter leads; `{link}` stands in a paragraph of its own. */
  readonly link: URL;
}

const linkMark = '{link}';

/** A letter as plain text and as simple HTML. Its subject holds none of the facts, so nobody's name ends up in a header. */
export function write({ name, to, language, facts, link }: Letter): Mail {
  const paragraphs = wordFor(language, `mail.${name}.text`)!.split('\n\n');
  const told = (paragraph: string): string => paragraph.replace(/\{(\w+)\}/g, (_, fact: string) => facts[fact] ?? '');
  const body = paragraphs.map((paragraph) =>
    paragraph === linkMark ? `<p><a href="${escaped(link.href)}">${escaped(link.href)}</a></p>` : `<p>${escaped(told(paragraph))}</p>`,
  );
  return {
    to,
    subject: wordFor(language, `mail.${name}.subject`)!,
    text: `${paragraphs.map((paragraph) => (paragraph === linkMark ? link.href : told(paragraph))).join('\n\n')}\n`,
    html: page(language, body),
  };
}

/** What somebody has written themselves, as plain text and as the same in simple HTML. */
export function textLetter({ to, subject, text, language }: Pick<Mail, 'to' | 'subject' | 'text'> & { language: Language }): Mail {
  const paragraphs = text.trim().split(/\n\s*\n/);
  const body = paragraphs.map((paragraph) => `<p>${escaped(paragraph).replace(/\r?\n/g, '<br>')}</p>`);
  return { to, subject, text: `${text.trim()}\n`, html: page(language, body) };
}

const page = (language: Language, body: readonly string[]): string =>
  `<!doctype html><html lang="${language}"><body style="font-family: sans-serif; line-height: 1.5">${body.join('')}</body></html>`;

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
