import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, Int, ObjectType, Query, registerEnumType } from 'type-graphql';
import { Decimal } from 'decimal.js';
import { InvalidInput } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import { DateScalar, QuantityScalar } from '../../kernel/graphql/scalars.js';
import type { Guard } from '../../kernel/graphql/typed.js';
import type { Call } from '../../kernel/http/call.js';
import { uuidOrNothing } from '../../kernel/read/filter.js';
import { callerOf, MomentOf } from '../../kernel/read/run.js';
import { transact, type Transaction } from '../../kernel/write/transaction.js';
import { daysAfter } from './lot-dates.js';
import { inTurn, reasonToSkip, skipReasons, type Pickable, type SkipReason } from './pick-lots.js';
import { promisable, promisedInFull, promisedParts } from './promise.js';
import { askWith, outlookOf, requireWarehouse, type GoodsIn } from './stock-outlook.js';
import type { Picking } from './warehouse.js';

const reasonNames = Object.fromEntries(skipReasons.map((reason) => [reason, reason]));
registerEnumType(reasonNames, { name: 'SkipReason', description: 'Why goods are not taken for a delivery.' });

@ObjectType({ description: 'What lies in a warehouse of a product, and what there will be on a day.' })
class StockForecast {
  @Field(() => QuantityScalar) onHand!: string;
  @Field(() => QuantityScalar, { description: 'Set aside for deliveries.' }) reserved!: string;
  @Field(() => QuantityScalar, { description: 'On hand, less what is set aside, in quarantine or expired.' }) free!: string;
  @Field(() => QuantityScalar, { description: 'Expected up to that day.' }) incoming!: string;
  @Field(() => QuantityScalar, { description: 'To leave, or to expire, up to that day.' }) outgoing!: string;
  @Field(() => QuantityScalar, { description: 'On hand, with what comes and without what goes up to that day.' }) forecast!: string;
  @Field(() => QuantityScalar, { description: 'What can be promised for that day without taking it from somebody promised before.' })
  promisable!: string;
}

@ObjectType({ description: 'So much of what is wanted, on a day.' })
class PromisedPart {
  @Field(() => DateScalar) on!: string;
  @Field(() => QuantityScalar) quantity!: string;
}

@ObjectType({ description: 'When goods can be promised.' })
class StockPromise {
  @Field(() => DateScalar, { nullable: true, description: 'The first day on which all of it can be promised; empty: none is in sight.' })
  inFullOn!: string | null;
  @Field(() => [PromisedPart], { description: 'Each part as early as it can be.' }) parts!: PromisedPart[];
}

@ObjectType({ description: 'Goods in a place, in the order in which they are to leave, and why they may not.' })
class PickableStock {
  @Field(() => GraphQLID) location!: string;
  @Field(() => GraphQLID, { nullable: true }) lot!: string | null;
  @Field(() => String, { nullable: true }) lotNumber!: string | null;
  @Field(() => DateScalar, { nullable: true }) expiresOn!: string | null;
  @Field(() => QuantityScalar) free!: string;
  @Field(() => reasonNames, { nullable: true, description: 'Why it is not taken; empty: it may leave.' }) skipped!: SkipReason | null;
}

/** Whoever may read what these answers are made of may ask; of which rows, the database decides. */
const sources: Readonly<Record<string, readonly string[]>> = {
  StockOnHand: ['product', 'location', 'quantity', 'reserved'],
  Lot: ['number', 'expiresOn', 'removeOn'],
  Delivery: ['warehouse', 'plannedOn'],
  DeliveryLine: ['product', 'quantity'],
  Receipt: ['warehouse', 'expectedOn'],
  ReceiptLine: ['product', 'quantity'],
  Transfer: ['to', 'plannedOn'],
  TransferLine: ['product', 'quantity'],
};

const mayAsk: Guard = (rights) =>
  Object.entries(sources).every(([name, fields]) => {
    const record = rights.model.registry.named(name);
    return rights.may(record, 'read') && fields.every((field) => rights.field(record.field(field)) === 'plain');
  });

/** What is there, what there will be, and what can be promised. */
@HandWritten(undefined, { 'Query.stockForecast': mayAsk, 'Query.stockPromise': mayAsk, 'Query.pickableStock': mayAsk })
export class StockQueries {
  @Query(() => StockForecast, { description: 'What lies in a warehouse of a product, and what there will be once a day is over.' })
  async stockForecast(
    @Arg('product', () => GraphQLID) product: string,
    @Arg('warehouse', () => GraphQLID) warehouse: string,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Left out, today.' }) on: string | null,
    @Ctx() call: Call,
  ): Promise<StockForecast> {
    return asked(call, { product, warehouse }, async (transaction, goods, today) => {
      const [outlook] = await outlookOf([goods], today, askWith(transaction));
      const { onHand, reserved, free, usable, days } = outlook!;
      const upTo = days.filter(({ day }) => day <= (on ?? today));
      const incoming = Decimal.sum(0, ...upTo.map((each) => each.incoming));
      const outgoing = Decimal.sum(0, ...upTo.map((each) => each.outgoing));
      const available = promisable(usable, days)[upTo.length - 1]?.quantity ?? new Decimal(0);
      const figures = {
        onHand,
        reserved,
        free,
        incoming,
        outgoing,
        forecast: onHand.plus(incoming).minus(outgoing),
        promisable: available,
      };
      return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure.toFixed()])) as unknown as StockForecast;
    });
  }

  @Query(() => StockPromise, { description: 'When so much of a product can leave a warehouse.' })
  async stockPromise(
    @Arg('product', () => GraphQLID) product: string,
    @Arg('warehouse', () => GraphQLID) warehouse: string,
    @Arg('quantity', () => QuantityScalar) quantity: string,
    @Ctx() call: Call,
  ): Promise<StockPromise> {
    const wanted = new Decimal(quantity);
    if (!wanted.isPositive() || wanted.isZero()) throw new InvalidInput({ quantity: 'TOO_SMALL' });
    return asked(call, { product, warehouse }, async (transaction, goods, today) => {
      const [outlook] = await outlookOf([goods], today, askWith(transaction));
      const available = promisable(outlook!.usable, outlook!.days);
      const parts = promisedParts(available, wanted).map((part) => ({ on: part.on, quantity: part.quantity.toFixed() }));
      return { inFullOn: promisedInFull(available, wanted) ?? null, parts };
    });
  }

  @Query(() => [PickableStock], { description: 'What could leave on a day, in its turn, and what is passed over and why.' })
  async pickableStock(
    @Arg('product', () => GraphQLID) product: string,
    @Arg('warehouse', () => GraphQLID) warehouse: string,
    @Arg('shipOn', () => DateScalar, { nullable: true, description: 'Left out, today.' }) shipOn: string | null,
    @Arg('minimumShelfLifeDays', () => Int, { defaultValue: 0 }) minimumShelfLifeDays: number,
    @Ctx() call: Call,
  ): Promise<PickableStock[]> {
    if (minimumShelfLifeDays < 0 || minimumShelfLifeDays > 3650) throw new InvalidInput({ minimumShelfLifeDays: 'OUT_OF_RANGE' });
    return asked(call, { product, warehouse }, async (transaction, goods, today) => {
      const day = shipOn ?? today;
      const terms = { shipOn: day, keepsUntil: daysAfter(day, minimumShelfLifeDays)! };
      const rows = (await transaction.query<PickableRow>('caller', pickableRows, [goods.product, goods.warehouse])).map((row) => ({
        ...row,
        free: new Decimal(row.free),
      }));
      const picking = rows[0]?.picking ?? 'expiry';
      return inTurn(rows, picking).map((row) => ({
        location: row.location,
        lot: row.lotId,
        lotNumber: row.lotNumber,
        expiresOn: row.expiresOn,
        free: row.free.toFixed(),
        skipped: reasonToSkip(row, { picking, ...terms }) ?? null,
      }));
    });
  }
}

interface PickableRow extends Omit<Pickable, 'free'> {
  readonly free: string;
  readonly location: string;
  readonly lotNumber: string | null;
  readonly picking: Picking;
}

const pickableRows = `select s.id as "placeId", s.location_id as location, s.lot_id as "lotId", t.number as "lotNumber", (s.quantity - s.reserved)::text as free,
         s.since::text as since, t.remove_on::text as "removeOn", t.expires_on::text as "expiresOn", t.state as "lotState", w.picking
    from stock_on_hand s join location l on l.id = s.location_id join warehouse w on w.id = l.warehouse_id left join lot t on t.id = s.lot_id
   where s.product_id = $1 and l.warehouse_id = $2 and s.quantity > 0`;

/** Answers a question about a product in a warehouse that the caller sees, in the company's own day. */
function asked<Answer>(
  call: Call,
  { product, warehouse }: GoodsIn,
  answer: (transaction: Transaction, goods: GoodsIn, today: string) => Promise<Answer>,
): Promise<Answer> {
  const principal = callerOf(call);
  const goods = { product: idOf('product', product), warehouse: idOf('warehouse', warehouse) };
  return transact(call.kernel, principal, async (transaction) => {
    await requireWarehouse(transaction, goods);
    return answer(transaction, goods, new MomentOf({}, principal.timeZone, call.kernel.clock()).today);
  });
}

function idOf(argument: string, sent: string): string {
  const id = uuidOrNothing(sent);
  if (id === null) throw new InvalidInput({ [argument]: 'BAD_ID' });
  return id;
}
