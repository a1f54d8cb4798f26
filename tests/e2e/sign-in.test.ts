import { jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { totp } from '../support/totp.js';
import { until } from '../support/until.js';
import { describeInBrowser, openBrowser, Seat } from './support/browser.js';
import { head, openOffice, requireBundle, type Office } from './support/office.js';

jest.setTimeout(120_000);

describeInBrowser('coming in', () => {
  let office: Office;
  let browser: Browser;

  beforeAll(async () => {
    requireBundle();
    [office, browser] = await Promise.all([openOffice(), openBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await office?.close();
  }, 30_000);

  /** A browser on a device that holds passkeys and knows its owner's finger. */
  async function takeDevice(options?: BrowserContextOptions): Promise<Seat> {
    const seat = await Seat.take(browser, office.url, options);
    const device = await seat.context.newCDPSession(seat.page);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return seat;
  }

  const signOut = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Account and settings' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.locator('input[name=password]').waitFor();
  };
  const isIn = (page: Page) => page.getByRole('menuitem', { name: 'Companies' }).waitFor();

  /** Somebody new with an address, who cannot sign in yet. */
  let hired = 0;
  async function hire(): Promise<{ id: string; email: string }> {
    const email = `newcomer${(hired += 1)}@example.com`;
    const [id] = await office.api.create('employees', 'CreateEmployeeInput', [
      { name: `Newcomer ${hired}`, email, grants: [{ domain: 'company', level: 2 }] },
    ]);
    return { id: id!, email };
  }

  /** Where the letter to an address leads, as the head reads it where no mail server is set up. */
  async function linkTo(email: string, page: 'accept-invitation' | 'reset-password'): Promise<string> {
    let link: string | undefined;
    await until(`a letter to ${email} is written`, async () => {
      const { letters } = await office.api.ask<{ letters: { entries: readonly { to: string; text: string }[] } }>(
        '{ letters { entries { to text } } }',
      );
      const texts = letters.entries.filter(({ to }) => to === email).map(({ text }) => text.match(/https?:\/\/\S+/)?.[0]);
      link = texts.find((address) => address?.includes(`/${page}#`));
      return link !== undefined;
    });
    return link!;
  }

  test('an invitation leads to a password, and a forgotten one to another', async () => {
    const { id, email } = await hire();
    const desk = await Seat.take(browser, office.url);
    await desk.signIn();
    await desk.open(`/employees/${id}/show`);
    await desk.page.getByRole('tab', { name: 'Signing in' }).click();
    await desk.page.getByRole('button', { name: 'Send invitation' }).click();
    await desk.page.getByText('The invitation is on its way').waitFor();

    const { page, ...newcomer } = await Seat.take(browser, office.url);
    await page.goto(await linkTo(email, 'accept-invitation'));
    await page.getByText(`Hello, Newcomer ${hired}.`).waitFor();
    const choose = async (password: string) => {
      await page.locator('input[name=password]').fill(password);
      await page.locator('input[name=repeat]').fill(password);
      await page.locator('button[type=submit]').click();
    };
    await choose('a quiet harbour at dusk');
    await isIn(page);
    expect(new URL(page.url()).hash).toBe('');
    await signOut(page);

    await page.getByRole('button', { name: 'Forgot the password?' }).click();
    await page.locator('input[name=email]').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText('a letter is on its way').waitFor();
    await page.goto(await linkTo(email, 'reset-password'));
    await choose('another harbour at dawn');
    await isIn(page);
    expect(newcomer.complaints).toEqual([]);
    await Promise.all([desk.context.close(), page.context().close()]);
  });

  test('the head is told to set up a second factor, makes a passkey, and then needs no password at all', async () => {
    const seat = await takeDevice();
    const { page } = seat;
    await seat.signIn();
    await page.getByText(/needs a second factor from .+ on/).waitFor();
    await page.getByRole('button', { name: 'Set it up now' }).click();
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.locator('input[name=name]').fill('The desk');
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.getByText('Your recovery codes').waitFor();
    const codes = await page.locator('li', { hasText: /^\w{4}-\w{4}-\w{4}-\w{4}$/ }).allInnerTexts();
    expect(codes).toHaveLength(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText(/needs a second factor/).waitFor({ state: 'detached' });
    await isIn(page);

    await signOut(page);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await isIn(page);

    await signOut(page);
    await page.locator('input[name=email]').fill(head.email);
    await page.locator('input[name=password]').fill(head.password);
    await page.locator('button[type=submit]').click();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await isIn(page);

    // On another device, with nothing but the paper; the second step survives that the page is loaded again.
    const other = await Seat.take(browser, office.url, { locale: 'es-ES' });
    await other.open('/');
    await other.page.locator('input[name=email]').fill(head.email);
    await other.page.locator('input[name=password]').fill(head.password);
    await other.page.locator('button[type=submit]').click();
    await other.page.getByText('Segundo paso').waitFor();
    await other.page.reload();
    await other.page.locator('input[name=code]').fill('wrong');
    await other.page.locator('button[type=submit]').click();
    await other.page.getByText('Ese código o esa llave de acceso no vale.').waitFor();
    await other.page.locator('input[name=code]').fill(codes[0]!);
    await other.page.locator('button[type=submit]').click();
    await other.page.getByRole('menuitem').first().waitFor();
    expect([seat.foreignRequests, other.foreignRequests]).toEqual([[], []]);
    await Promise.all([seat.context.close(), other.context.close()]);
  });
});

describeInBrowser('coming in where nobody may go without a second factor', () => {
  let office: Office;
  let browser: Browser;

  beforeAll(async () => {
    requireBundle();
    [office, browser] = await Promise.all([
      openOffice({ withHead: false, environment: { TIMON_SECOND_FACTOR_GRACE_DAYS: '0' } }),
      openBrowser(),
    ]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await office?.close();
  }, 30_000);

  test('the first head sets up an app before anything else, on a phone too, and signs in by its codes', async () => {
    const code = /Setup code for the first open: (\S+)/.exec(office.notes)![1]!;
    const seat = await Seat.take(browser, office.url, { viewport: { width: 390, height: 844 } });
    const { page } = seat;
    await seat.open('/');
    const person = { company: 'Astilleros', name: 'Inés Mar', email: 'ines@example.com', password: 'a quiet harbour at dusk' };
    for (const [name, value] of Object.entries({ ...person, repeat: person.password, token: code }))
      await page.locator(`input[name=${name}]`).fill(value);
    await page.locator('button[type=submit]').click();
    await page.getByText('Set up a second factor').waitFor();
    await page.getByRole('button', { name: 'Use an authenticator app' }).click();
    const secret = await page.getByTestId('secret').innerText();
    expect(await seat.scrollsSideways()).toBe(false);
    await page.locator('input[name=code]').fill(totp(secret, Math.floor(Date.now() / 30_000)));
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('Hello, Inés Mar').waitFor();

    const next = await Seat.take(browser, office.url);
    await next.open('/');
    await next.page.locator('input[name=email]').fill(person.email);
    await next.page.locator('input[name=password]').fill(person.password);
    await next.page.locator('button[type=submit]').click();
    // The code that was just used counts no more; the next one counts already.
    await next.page.locator('input[name=code]').fill(totp(secret, Math.floor(Date.now() / 30_000) + 1));
    await next.page.locator('button[type=submit]').click();
    await next.page.getByText('Hello, Inés Mar').waitFor();
    await Promise.all([seat.context.close(), next.context.close()]);
  });
});
