import { createHash } from 'node:crypto';
import { mapSchema, MapperKind, pruneSchema } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import type { Rights } from '../rights/rights.js';
import type { Guard } from './typed.js';

/** About 1.5 kB of memory each: 24 MB, whether they are many small schemas or a few large ones. docs/speed.md has the figures. */
const mostTypes = 16_000;

/** The schema as each set of rights may know it: what is not open does not exist. Those used last are kept, by what is closed in them. */
export class VisibleSchemas {
  private readonly made = new Map<string, GraphQLSchema>();
  private readonly keys = new WeakMap<Rights, string>();
  private types = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly guards: ReadonlyMap<string, Guard>,
    private readonly most = mostTypes,
  ) {}

  /** How many are kept just now. */
  get kept(): number {
    return this.made.size;
  }

  for(rights: Rights | undefined): GraphQLSchema {
    const key = rights ? this.keyOf(rights) : 'nobody';
    const known = this.made.get(key);
    if (known) {
      this.made.delete(key);
      this.made.set(key, known);
      return known;
    }
    const made = this.filtered(rights);
    this.made.set(key, made);
    this.types += this.sizeOf(made);
    for (const [oldest, schema] of this.made) {
      if (this.types <= this.most || oldest === key) break;
      this.made.delete(oldest);
      this.types -= this.sizeOf(schema);
    }
    return made;
  }

  /** Whoever may know everything is shown the whole schema itself, which costs nothing more. */
  private sizeOf(schema: GraphQLSchema): number {
    return schema === this.schema ? 0 : Object.keys(schema.getTypeMap()).length;
  }

  /**
   * Some guards ask more of somebody than which records are open to them, such as of which companies they are the head: the key of
   * their plans does not tell them apart. So every guard is asked, once for each set of rights.
   */
  private keyOf(rights: Rights): string {
    const known = this.keys.get(rights);
    if (known !== undefined) return known;
    const key = createHash('sha256').update(this.closedTo(rights).join()).digest('base64url').slice(0, 22);
    this.keys.set(rights, key);
    return key;
  }

  private closedTo(rights: Rights | undefined): string[] {
    return [...this.guards].filter(([, guard]) => !rights || !guard(rights)).map(([coordinate]) => coordinate);
  }

  private filtered(rights: Rights | undefined): GraphQLSchema {
    const closed = this.closedTo(rights);
    if (closed.length === 0) return this.schema;
    const hidden = new Set(closed);
    const keep = (_config: unknown, field: string, type: string) => (hidden.has(`${type}.${field}`) ? null : undefined);
    const mapped = mapSchema(this.schema, {
      // A type without an id has nothing open at all; left in, it would break the promise of its interface.
      [MapperKind.OBJECT_TYPE]: ({ name }) => (hidden.has(`${name}.id`) ? null : undefined),
      [MapperKind.OBJECT_FIELD]: keep,
      [MapperKind.INPUT_OBJECT_FIELD]: keep,
      [MapperKind.ROOT_FIELD]: keep,
    });
    return pruneSchema(mapped, { skipEmptyCompositeTypePruning: false });
  }
}
