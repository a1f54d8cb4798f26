import { Migration } from '@mikro-orm/migrations';

/** The documents by which goods are to come or to go, each with its lines. */
const documents = [
  { table: 'delivery', lines: 'delivery_line', flow: 'outgoing', day: 'planned_on', state: 'confirmed', place: 'd.warehouse_id' },
  { table: 'receipt', lines: 'receipt_line', flow: 'incoming', day: 'expected_on', state: 'expected', place: 'd.warehouse_id' },
  {
    table: 'transfer',
    lines: 'transfer_line',
    flow: 'incoming',
    day: 'planned_on',
    state: 'on the way',
    place: '(select p.warehouse_id from location p where p.id = d.to_id)',
  },
] as const;

type Documents = (typeof documents)[number];

/**
 * What is to come and to go, summed up per warehouse, product and day by whatever changes an open document or its lines: a promise
 * reads a row for each day instead of every line.
 */
export class Migration20261124T0320 extends Migration {
  override up(): void {
    this.addSql(`
      create table timon.goods_due (
        warehouse_id uuid not null references public.warehouse,
        product_id uuid not null references public.product,
        day date not null,
        incoming numeric not null default 0,
        outgoing numeric not null default 0,
        primary key (warehouse_id, product_id, day)
      );
      create index goods_due_open_index on timon.goods_due (warehouse_id, product_id, day) where incoming <> 0 or outgoing <> 0;
      create trigger follows_documents before insert or update or delete on timon.goods_due
        for each statement when (pg_trigger_depth() = 0) execute function timon.refuse_direct_change();
      create trigger append_only before truncate on timon.goods_due execute function timon.refuse_change();
    `);
    for (const each of documents) {
      this.follow(each, each.lines, 'insert', signedLines(each, 'added', 1));
      this.follow(each, each.lines, 'update', `${signedLines(each, 'added', 1)} union all ${signedLines(each, 'removed', -1)}`);
      this.follow(each, each.lines, 'delete', signedLines(each, 'removed', -1));
      this.follow(each, each.table, 'insert', signedDocuments(each, 'added', 1));
      this.follow(each, each.table, 'update', `${signedDocuments(each, 'added', 1)} union all ${signedDocuments(each, 'removed', -1)}`);
    }
    const derived = documents.map((each) => sums(each, signedLines(each, `public.${each.lines}`, 1))).join(' union all ');
    this.addSql(`
      create view timon.goods_due_difference with (security_invoker = true) as
        select warehouse_id, product_id, day, sum(incoming) as incoming, sum(outgoing) as outgoing from (
          ${derived} union all select warehouse_id, product_id, day, -incoming, -outgoing from timon.goods_due) told
        group by warehouse_id, product_id, day having sum(incoming) <> 0 or sum(outgoing) <> 0;
      do $$ begin
        alter table timon.goods_due disable trigger follows_documents;
        insert into timon.goods_due (warehouse_id, product_id, day, incoming, outgoing)
          select warehouse_id, product_id, day, sum(incoming), sum(outgoing) from (${derived}) s group by warehouse_id, product_id, day;
        alter table timon.goods_due enable trigger follows_documents;
      end $$;
    `);
  }

  /** Has one kind of statement on one table carried over. Rows are taken in one order, so that two who promise the same goods wait for each other. */
  private follow(each: Documents, table: string, operation: 'insert' | 'update' | 'delete', changes: string): void {
    const name = `timon.goods_due_by_${table}_${operation}`;
    const images = { insert: 'new table as added', update: 'old table as removed new table as added', delete: 'old table as removed' };
    // What goes along with its document is removed by the database itself, which may take no other role; its document has been counted out by then.
    const alone = operation === 'delete' ? `if not exists (select from removed l join ${each.table} d on d.id = l.${each.table}_id) then return null; end if;` : '';
    this.addSql(`
      create function ${name}() returns trigger language plpgsql set search_path = timon, public, pg_catalog as $$
      declare
        asker text := current_setting('role');
      begin
        ${alone}
        perform set_config('role', 'timon_facts', true);
        insert into goods_due as g (warehouse_id, product_id, day, incoming, outgoing)
          select warehouse_id, product_id, day, sum(incoming), sum(outgoing) from (${sums(each, changes)}) s
          group by warehouse_id, product_id, day having sum(incoming) <> 0 or sum(outgoing) <> 0 order by warehouse_id, product_id, day
        on conflict (warehouse_id, product_id, day) do update set incoming = g.incoming + excluded.incoming, outgoing = g.outgoing + excluded.outgoing;
        perform set_config('role', asker, true);
        return null;
      end $$;
      create trigger goods_due_${operation} after ${operation} on public.${table}
        referencing ${images[operation]} for each statement execute function ${name}();
    `);
  }
}

const isOpen = ({ state }: Documents): string => `d.state = '${state}' and d.archived_at is null`;

/** Lines in a transition table, or all of them, of the open documents as they stand. */
const signedLines = (each: Documents, from: string, sign: 1 | -1): string =>
  `select ${each.place} as warehouse_id, l.product_id, d.${each.day} as day, ${sign} * l.quantity as quantity
     from ${from} l join public.${each.table} d on d.id = l.${each.table}_id where ${isOpen(each)}`;

/** Documents in a transition table, with all their lines as they stand. */
const signedDocuments = (each: Documents, from: string, sign: 1 | -1): string =>
  `select ${each.place} as warehouse_id, l.product_id, d.${each.day} as day, ${sign} * l.quantity as quantity
     from ${from} d join public.${each.lines} l on l.${each.table}_id = d.id where ${isOpen(each)}`;

const sums = ({ flow }: Documents, quantities: string): string =>
  `select warehouse_id, product_id, day, ${flow === 'incoming' ? 'quantity' : '0::numeric'} as incoming, ${
    flow === 'outgoing' ? 'quantity' : '0::numeric'
  } as outgoing from (${quantities}) q`;
