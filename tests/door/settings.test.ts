import { readConfig } from '../../server/config.js';

const read = (environment: Record<string, string>) => readConfig({ DATABASE_URL: 'postgres://timon@localhost/timon', ...environment });

test('without a setting: a week of grace, half an hour idle, twelve hours in all, no mail server and no other service', () => {
  const { signIn, mail, oidc, secretKey } = read({});
  expect({ signIn, mail, oidc, secretKey }).toEqual({
    signIn: { idleMinutes: 30, longestHours: 12, graceDays: 7, secondFactorForAll: false },
    mail: undefined,
    oidc: undefined,
    secretKey: undefined,
  });
});

test('what is set is taken', () => {
  const { signIn, mail, oidc } = read({
    TIMON_SECOND_FACTOR_GRACE_DAYS: '0',
    TIMON_SECOND_FACTOR_FOR_ALL: 'yes',
    TIMON_SESSION_IDLE_MINUTES: '5',
    TIMON_SESSION_HOURS: '8',
    TIMON_SMTP_URL: 'smtps://timon:secret@mail.example.com',
    TIMON_MAIL_FROM: 'timon@example.com',
    TIMON_OIDC_ISSUER: 'https://id.example.com/',
    TIMON_OIDC_CLIENT_ID: 'timon',
  });
  expect(signIn).toEqual({ idleMinutes: 5, longestHours: 8, graceDays: 0, secondFactorForAll: true });
  expect(mail).toEqual({ smtpUrl: 'smtps://timon:secret@mail.example.com', from: 'timon@example.com' });
  expect(oidc).toMatchObject({ clientId: 'timon', clientSecret: undefined, name: 'id.example.com' });
});

test.each([
  [{ TIMON_SECOND_FACTOR_GRACE_DAYS: '-1' }, /from 0 to 90/],
  [{ TIMON_SECOND_FACTOR_FOR_ALL: 'no thanks' }, /yes or no/],
  [{ TIMON_SESSION_HOURS: '1000' }, /from 1 to 168/],
  [{ TIMON_SECRET_KEY: 'short' }, /shorter than 32/],
  [{ TIMON_SMTP_URL: 'smtp://mail.example.com' }, /belong together/],
  [{ TIMON_SMTP_URL: 'http://mail.example.com', TIMON_MAIL_FROM: 'timon@example.com' }, /no address of a mail server/],
  [{ TIMON_SMTP_URL: 'smtp://mail.example.com', TIMON_MAIL_FROM: 'Timón <timon@example.com>' }, /an address such as/],
  [{ TIMON_OIDC_ISSUER: 'https://id.example.com' }, /belong together/],
  [{ TIMON_OIDC_ISSUER: 'http://id.example.com', TIMON_OIDC_CLIENT_ID: 'timon' }, /https address/],
])('%j is refused with a sentence that helps', (environment, sentence) => {
  expect(() => read(environment as Record<string, string>)).toThrow(sentence);
});

test('a refusal repeats no secret', () => {
  expect(() => read({ TIMON_SECRET_KEY: 'a secret' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('a secret') }),
  );
  expect(() => read({ TIMON_SMTP_URL: 'http://u:hidden@x', TIMON_MAIL_FROM: 'a@example.com' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hidden') }),
  );
});
