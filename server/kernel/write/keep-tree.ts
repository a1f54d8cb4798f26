import type { Constructor } from '../declare/types.js';
import { RuleBroken } from '../errors.js';
import { quoted } from './storage.js';
import { whenWritten } from './written.js';

/** Refuses a record that would come above itself by a link to its own kind, however long the way round. */
export function keepTree<Entity extends { id: string }>(target: Constructor<Entity>, link: keyof Entity & string): void {
  whenWritten(target, async (records, work) => {
    const record = work.registry.of(target);
    const linked = records.filter((entity) => entity[link]);
    if (linked.length === 0) return;
    const table = quoted(record.table);
    const above = quoted(record.field(link).column);
    const [circle] = await work.rows<{ id: string }>(
      `with recursive line(start, id, above) as (select id, id, ${above} from ${table} where id = any($1::uuid[])
         union select line.start, t.id, t.${above} from ${table} t join line on t.id = line.above)
       select start as id from line where above = start limit 1`,
      [linked.map(({ id }) => id)],
    );
    const round = circle && linked.find(({ id }) => id === circle.id);
    if (round) throw new RuleBroken('CIRCULAR', { title: round[record.title.name as keyof Entity] });
  });
}
