import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import type { Kernel } from '../../server/kernel/kernel.js';
import type { Principal } from '../../server/kernel/rights/principal.js';
import { purgeFiles } from '../../server/kernel/work/purge-files.js';
import { purgeMail } from '../../server/kernel/work/mail/mail.js';
import { declaredJobs } from '../../server/kernel/work/jobs.js';
import { uuidV7 } from '../../server/kernel/write/index.js';
import { refusalOf } from '../kernel/write/support/company-at-work.js';
import { givenOrder, givenProduct, moved, type GivenOrder } from '../sales/given-sales.js';
import { answerTo, ask } from '../support/ask.js';
import { Cast, insert } from '../support/cast.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { printed } from './support/print.js';

let db: TestDatabase;
let cast: Cast;
let clerk: Principal;
let desk: string;
let customer: string;
let folder: string;
let server: SMTPServer;
let posting: Kernel;
const received: string[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'timon-papers-'));
  Object.assign(db.kernel.settings, { dataFolder: folder });
  cast = await Cast.of(db);
  await db.owner.query(`update company set legal_name = 'Northern Goods S.L.', email = 'ventas@northern.example'`);
  desk = await givenProduct(db, 'DESK', { listPrice: '100', cost: '60' });
  const contactPoints = [
    { kind: 'phone', value: '+34 600 000 000' },
    { kind: 'email', value: 'compras@nandu.example' },
  ];
  customer = await insert(db, 'Party', { name: 'Café Ñandú', isCustomer: true, language: 'es', contactPoints });
  clerk = await cast.clerk('sales', 'North');
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  posting = {
    ...db.kernel,
    settings: { ...db.kernel.settings, mail: { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'timon@northern.example' } },
  };
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await db.close();
  await rm(folder, { recursive: true });
});

interface Letter {
  readonly paper: string;
  readonly version: number;
  readonly language: string;
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly canBeSent: boolean;
}

const quoted = async (who = clerk): Promise<GivenOrder> =>
  moved(db, who, 'quote', await givenOrder(db, who, customer, [{ product: desk, quantity: '3' }]));

const letterFor = async (who: Principal, { id }: GivenOrder, language?: string): Promise<Letter> =>
  (
    await answerTo<{ paperLetter: Letter }>(
      db,
      who,
      `query ($id: ID!, $language: String) { paperLetter(record: "SalesOrder", id: $id, language: $language) { paper version language to subject text canBeSent } }`,
      { id, language },
    )
  ).paperLetter;

const send = (who: Principal, order: GivenOrder, letter: Letter, sentId?: string) =>
  ask<{ sendPaper: string }>(
    db,
    who,
    `mutation ($id: ID!, $version: Int!, $paper: String!, $language: String!, $to: String!, $subject: String!, $text: String!, $sentId: ID) {
      sendPaper(record: "SalesOrder", id: $id, version: $version, paper: $paper, language: $language, to: $to, subject: $subject, text: $text, sentId: $sentId) }`,
    { ...letter, id: order.id, sentId },
  );

const sentPapers = async (who: Principal, { id }: GivenOrder) =>
  (
    await answerTo<{ sentPapers: { id: string; to: string; title: string; by: string; deliveredAt: string | null }[] }>(
      db,
      who,
      `query ($id: ID!) { sentPapers(record: "SalesOrder", id: $id) { id to title by deliveredAt } }`,
      { id },
    )
  ).sentPapers;

/** Puts every letter that waits into the hands of the mail server. */
async function deliver(): Promise<void> {
  const { rows } = await db.owner.query<{ payload: object }>(
    `update timon.outbox set sent_at = now() where sent_at is null and topic = 'job:send-mail' returning payload`,
  );
  for (const { payload } of rows)
    await declaredJobs()
      .find(({ name }) => name === 'send-mail')!
      .run(payload, posting);
}

const letters = async (): Promise<number> => Number((await db.owner.query('select from timon.mail')).rowCount);
const codesOf = (answer: { errors: readonly { code: string }[] }) => answer.errors.map(({ code }) => code);

test('the letter is written in the customer’s language, to where they get mail', async () => {
  const order = await quoted();
  expect(await letterFor(clerk, order)).toMatchObject({
    paper: 'quotation',
    language: 'es',
    to: 'compras@nandu.example',
    subject: `Presupuesto ${order.number} de Northern Goods S.L.`,
    canBeSent: true,
  });
  expect((await letterFor(clerk, order, 'en')).subject).toBe(`Quotation ${order.number} from Northern Goods S.L.`);
});

test('it carries the very bytes that a look at the paper gives, which stay with the record', async () => {
  const order = await quoted();
  const seen = await printed(db, clerk, { paper: { record: 'SalesOrder', id: order.id } });
  const { data } = await send(clerk, order, { ...(await letterFor(clerk, order)), text: 'Hola <Ana>,\n\nadjunto va.' });
  expect((await sentPapers(clerk, order))[0]).toMatchObject({ to: 'compras@nandu.example', title: 'Quotation', deliveredAt: null });
  await deliver();

  const mail = received.at(-1)!;
  expect(mail).toMatch(/^From: "?Northern Goods S\.L\."? <timon@northern\.example>/m);
  expect(mail).toMatch(/^Reply-To: ventas@northern\.example/m);
  expect(mail).toContain('&#60;Ana&#62;');
  expect(mail).toContain(`filename=${seen.fileName}`);
  expect(attachmentOf(mail).equals(seen.bytes)).toBe(true);

  const [kept] = await sentPapers(clerk, order);
  expect(kept).toMatchObject({ id: data.sendPaper, by: clerk.name, deliveredAt: '2026-06-15T10:00:00.000Z' });
  // The record goes on, the paper stays as it went out.
  await moved(db, await cast.lead('sales', 'North'), 'confirm', order);
  const again = await printed(db, clerk, { sentPaper: { id: kept!.id } });
  expect(again.bytes.equals(seen.bytes)).toBe(true);
  expect(again.fileName).toBe(seen.fileName);
});

/** The only part that is not text. */
function attachmentOf(mail: string): Buffer {
  const part = /Content-Type: application\/pdf[^]*?\r\n\r\n([^]*?)\r\n--/.exec(mail)!;
  return Buffer.from(part[1]!, 'base64');
}

test('it stands in the history of the record that it was mailed, and by whom', async () => {
  const order = await quoted();
  await send(clerk, order, await letterFor(clerk, order));
  const { history } = await answerTo<{ history: { action: string; who: { name: string } }[] }>(
    db,
    clerk,
    `query ($id: ID!) { history(kind: SALES_ORDER, id: $id, first: 1) { action who { name } } }`,
    { id: order.id },
  );
  expect(history).toEqual([{ action: 'MAIL_PAPER', who: { name: clerk.name } }]);
});

test('sent again under the same id it is the same letter, also by two at once; with other words the id is taken', async () => {
  const order = await quoted();
  const letter = await letterFor(clerk, order);
  const before = await letters();
  const sentId = uuidV7();
  const twins = await Promise.all([send(clerk, order, letter, sentId), send(clerk, order, letter, sentId)]);
  expect(twins.map(({ data }) => data.sendPaper)).toEqual([sentId, sentId]);
  expect((await send(clerk, order, letter, sentId)).data.sendPaper).toBe(sentId);
  expect(await letters()).toBe(before + 1);
  expect(codesOf(await send(clerk, order, { ...letter, subject: 'Otra cosa' }, sentId))).toEqual(['ID_TAKEN']);
  expect(await sentPapers(clerk, order)).toHaveLength(1);
});

test('a draft goes to nobody, nor does what has changed since it was looked at', async () => {
  const draft = await givenOrder(db, clerk, customer, [{ product: desk }]);
  const letter = await letterFor(clerk, draft);
  expect(letter.canBeSent).toBe(false);
  expect(codesOf(await send(clerk, draft, letter))).toEqual(['PAPER_NOT_ISSUED']);
  const order = await moved(db, clerk, 'quote', draft);
  expect(codesOf(await send(clerk, order, { ...(await letterFor(clerk, order)), version: draft.version }))).toEqual(['CONFLICT']);
  expect(await sentPapers(clerk, order)).toEqual([]);
});

test('only who sees the whole paper, and has the level, mails it', async () => {
  const trainee = await cast.trainee('sales', 'North');
  const order = await quoted();
  const letter = await letterFor(clerk, order);
  // Of others’ orders there is nothing to see.
  expect(codesOf(await send(await cast.clerk('sales', 'South'), order, letter))).toEqual(['NOT_FOUND']);
  await db.owner.query('update sales_order set owner_id = $2 where id = $1', [order.id, trainee.employeeId]);
  expect((await letterFor(trainee, order)).canBeSent).toBe(false);
  expect(codesOf(await send(trainee, order, letter))).toEqual(['FORBIDDEN']);
  const withoutPrices = await cast.employee('Lead', [
    { domain: 'sales', level: 'Lead', department: 'North' },
    { domain: 'company', level: 'Trainee' },
  ]);
  expect(codesOf(await send(withoutPrices, order, letter))).toEqual(['FORBIDDEN']);
});

test('what was mailed is for those who see the record', async () => {
  const order = await quoted();
  const { data } = await send(clerk, order, await letterFor(clerk, order));
  const other = await cast.clerk('sales', 'South');
  expect(await sentPapers(other, order)).toEqual([]);
  expect((await refusalOf(printed(db, other, { sentPaper: { id: data.sendPaper } }))).code).toBe('NOT_FOUND');
  expect((await refusalOf(printed(db, clerk, { sentPaper: { id: uuidV7() } }))).code).toBe('NOT_FOUND');
});

test('a file stays as long as a record names it, and no longer', async () => {
  const order = await quoted();
  const { data } = await send(clerk, order, await letterFor(clerk, order));
  db.clock.set('2026-08-15T10:00:00.000Z');
  await purgeMail(db.kernel);
  await purgeFiles(db.kernel);
  expect((await printed(db, clerk, { sentPaper: { id: data.sendPaper } })).bytes.length).toBeGreaterThan(1_000);
  await db.owner.query('delete from timon.sent_paper');
  await purgeFiles(db.kernel);
  expect((await db.owner.query('select from timon.file')).rowCount).toBe(0);
  expect((await readdir(join(folder, 'files'), { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))).toEqual([]);
  db.clock.set('2026-06-15T10:00:00.000Z');
});

test('whoever is forgotten, their papers are too', async () => {
  const person = await insert(db, 'Party', {
    kind: 'person',
    name: 'Ana Ruiz',
    isCustomer: true,
    contactPoints: [{ kind: 'email', value: 'ana@casa.example' }],
  });
  const order = await moved(db, clerk, 'quote', await givenOrder(db, clerk, person, [{ product: desk }]));
  await send(clerk, order, await letterFor(clerk, order));
  const head = await cast.head();
  await answerTo(db, head, 'mutation ($id: ID!) { erasePerson(kind: PARTY, id: $id, accept: ["ERASE_PERSON"]) { changed } }', {
    id: person,
  });
  expect(await sentPapers(clerk, order)).toEqual([]);
  const { rows } = await db.owner.query(`select from timon.mail where to_address = 'ana@casa.example'`);
  expect(rows).toEqual([]);
});

test.each([
  ['to', { to: 'ana@example.com, eve@example.com' }, 'BAD_FORMAT'],
  ['subject', { subject: 'Presupuesto\nBcc: eve@example.com' }, 'BAD_CHARACTERS'],
  ['subject', { subject: ' ' }, 'REQUIRED'],
])('a letter whose %s is no such thing is refused', async (field, wrong, reason) => {
  const order = await quoted();
  const { errors } = await send(clerk, order, { ...(await letterFor(clerk, order)), ...wrong });
  expect(errors[0]!.fields).toEqual({ [field]: reason });
});
