import { SMTPServer } from 'smtp-server';
import { isMailAddress } from '../../server/kernel/work/mail/mail-address.js';
import { postMail, purgeMail, sendMail } from '../../server/kernel/work/mail/mail.js';
import { asSystem } from '../../server/kernel/write/index.js';
import type { Kernel } from '../../server/kernel/kernel.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let server: SMTPServer;
let kernel: Kernel;
const received: { envelope: string; text: string }[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          envelope: `${mailFrom ? mailFrom.address : ''} > ${rcptTo.map(({ address }) => address).join(' ')}`,
          text: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  kernel = { ...db.kernel, settings: { ...db.kernel.settings, mail: { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'timon@example.com' } } };
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await db.close();
});

const letter = { to: 'ana@example.com', subject: 'Año nuevo', text: 'Hello Ana\n', html: '<p>Hello Ana</p>' };

async function posted(): Promise<string> {
  await asSystem(kernel, (work) => postMail(work, [letter]));
  const { rows } = await db.owner.query<{ id: string }>(
    `select payload->>'id' as id from timon.outbox where topic = 'job:send-mail' order by id desc limit 1`,
  );
  return rows[0]!.id;
}

test('a letter reaches the mail server as text and HTML, and then only its envelope is kept', async () => {
  const id = await posted();
  await sendMail.run({ id }, kernel);
  expect(received.map(({ envelope }) => envelope)).toEqual(['timon@example.com > ana@example.com']);
  expect(received[0]!.text).toMatch(/^From: =\?UTF-8\?Q\?Tim=C3=B3n\?= <timon@example\.com>/m);
  expect(received[0]!.text).toContain(`Message-ID: <${id}@example.com>`);
  expect(received[0]!.text).toMatch(/text\/plain[^]*Hello Ana[^]*text\/html[^]*<p>Hello Ana<\/p>/);
  const { rows } = await db.owner.query('select text, html, sent_at is not null as sent from timon.mail where id = $1', [id]);
  expect(rows).toEqual([{ text: '', html: '', sent: true }]);
  await sendMail.run({ id }, kernel);
  expect(received).toHaveLength(1);
});

test('a mail server that does not answer leaves the letter where it is, for the next attempt', async () => {
  const id = await posted();
  const away = { ...kernel, settings: { ...kernel.settings, mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'timon@example.com' } } };
  await expect(sendMail.run({ id }, away)).rejects.toThrow(/ECONNREFUSED/);
  const { rows } = await db.owner.query('select text, sent_at from timon.mail where id = $1', [id]);
  expect(rows).toEqual([{ text: letter.text, sent_at: null }]);
});

test('a password for the mail server never leaves without TLS', async () => {
  const id = await posted();
  const url = new URL(kernel.settings.mail!.smtpUrl);
  url.username = 'timon';
  url.password = 'secret';
  const withPassword = { ...kernel, settings: { ...kernel.settings, mail: { smtpUrl: url.href, from: 'timon@example.com' } } };
  await expect(sendMail.run({ id }, withPassword)).rejects.toThrow(/STARTTLS|TLS/);
});

test('a transaction that is undone sends nothing', async () => {
  const before = (await db.owner.query('select from timon.mail')).rowCount;
  await expect(
    asSystem(kernel, async (work) => {
      await postMail(work, [letter]);
      throw new Error('Something else went wrong.');
    }),
  ).rejects.toThrow('Something else');
  expect((await db.owner.query('select from timon.mail')).rowCount).toBe(before);
});

test('letters are kept for thirty days', async () => {
  db.clock.set('2026-08-15T10:00:00.000Z');
  await purgeMail(kernel);
  expect((await db.owner.query('select from timon.mail')).rowCount).toBe(0);
});

test.each([
  ['ana@example.com', true],
  ['ana.maría+timon@correo.example', true],
  ['ana', false],
  ['ana@example.com ', false],
  ['a@b@c', false],
])('%s is an address: %s', (text, is) => {
  expect(isMailAddress(text)).toBe(is);
});
