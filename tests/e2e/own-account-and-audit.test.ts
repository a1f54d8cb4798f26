import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { english } from '../../admin/texts/en.js';
import { spanish } from '../../admin/texts/es.js';
import { totp } from '../support/totp.js';
import { atTheOffice } from './support/at-the-office.js';
import { barriersOn, coloursSettled } from './support/barriers.js';
import { describeInBrowser, type Seat } from './support/browser.js';
import { takeOn, type Colleague } from './support/staff.js';
import { onlyIn, wordsOnScreen } from './support/words.js';

jest.setTimeout(240_000);

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const pages = ['/account', '/audit', '/securityLog', '/privacy', '/letters'] as const;

describeInBrowser('accounts, and what has happened', () => {
  const office = atTheOffice();
  let clerk: Colleague;

  beforeAll(async () => {
    clerk = await takeOn(office.api, 'Noa Prieto', 'en', [
      { domain: 'sales', level: 2 },
      { domain: 'directory', level: 2 },
    ]);
  }, 60_000);

  async function look(seat: Seat, path: string): Promise<void> {
    await seat.open(path);
    await seat.page.locator('#main-content h1').waitFor();
    await seat.page.waitForLoadState('networkidle');
  }

  async function fileFrom(page: Page, take: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
    const [download] = await Promise.all([page.waitForEvent('download'), take()]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  }

  test('a clerk sees where they are signed in, ends the other place, and sets up an app whose codes are told once', async () => {
    const elsewhere = await office.seatOf(clerk);
    const seat = await office.seatOf(clerk);
    const { page } = seat;
    await page.getByRole('button', { name: 'Account and settings' }).click();
    await page.getByRole('menuitem', { name: 'My account' }).click();
    await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor();
    await page.getByText('This one', { exact: true }).waitFor();
    await seat.picture('own-account');

    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByText('Signed out there').waitFor();
    await page.getByRole('button', { name: 'End', exact: true }).waitFor({ state: 'detached' });
    await elsewhere.page.getByRole('menuitem', { name: 'Parties' }).click();
    await elsewhere.page.getByText('Your session has ended').waitFor();
    elsewhere.complaints.splice(0);

    await page.getByRole('listitem').filter({ hasText: 'Authenticator app' }).getByRole('button', { name: 'Set up' }).click();
    const secret = await page.getByTestId('secret').innerText();
    await page.locator('input[name=code]').fill(totp(secret, Math.floor(Date.now() / 30_000)));
    await seat.picture('own-account-app');
    await page.getByRole('dialog').getByRole('button', { name: 'Set up' }).click();
    await page.getByText('Your recovery codes').waitFor();
    await seat.picture('own-account-codes');
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 are left.').waitFor();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('Remove “Authenticator app”?').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('An app on your phone that shows a new code').waitFor();
  });

  test('a passkey gets another name', async () => {
    const seat = await office.seatOf(clerk);
    const { page } = seat;
    const device = await seat.context.newCDPSession(page);
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
    await look(seat, '/account');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.locator('input[name=name]').fill('The desk');
    await page.getByRole('dialog').getByRole('button', { name: 'Make a passkey' }).click();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByRole('button', { name: 'Rename: The desk' }).click();
    await page.locator('input[name=name]').fill('The bridge');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Remove: The bridge' }).waitFor();
    await seat.picture('own-account-passkey');
    await page.getByRole('button', { name: 'Remove: The bridge' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Add a passkey').waitFor();
  });

  test('the head finds who changed what, and takes a pack along for the auditor', async () => {
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await look(seat, '/audit');
    const log = page.getByRole('list', { name: 'What was changed' });
    await log.getByRole('listitem').first().waitFor();
    await page.getByRole('combobox', { name: 'Records' }).click();
    await page.getByRole('option', { name: 'Sales orders' }).click();
    await page.getByRole('combobox', { name: 'Field' }).waitFor();
    const order = log.getByRole('heading', { name: /Created · Sales order/ });
    await log.getByRole('heading', { name: /Party/ }).first().waitFor({ state: 'detached' });
    await order.waitFor();
    expect(await log.locator(':scope > li').count()).toBe(1);
    await seat.picture('audit');
    await order.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: /^SO/ }).waitFor();
    await page.goBack();
    await page.getByRole('combobox', { name: 'Records' }).filter({ hasText: 'Sales orders' }).waitFor();

    await page.getByRole('button', { name: 'Auditor’s pack' }).click();
    await seat.picture('audit-pack');
    const pack = await fileFrom(page, () => page.getByRole('button', { name: 'Write the pack' }).click());
    expect(pack.name).toMatch(/^audit-.*\.tar\.gz$/);
    expect([...pack.content.subarray(0, 2)]).toEqual([0x1f, 0x8b]);

    await look(seat, '/securityLog');
    await page.getByText('Auditor’s pack exported').first().waitFor();
    await page.getByRole('combobox', { name: 'What happened' }).click();
    await page.getByRole('option', { name: 'Signed in' }).click();
    await page.keyboard.press('Escape');
    await page.getByText('Auditor’s pack exported').first().waitFor({ state: 'detached' });
    await page.getByText('Signed in').first().waitFor();
    await seat.picture('security-log');
  });

  test('a list is written by the server: the filter, the order and the columns of the screen, in words', async () => {
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await seat.open(`/parties?filter=${encodeURIComponent('{"search":"Zarzuela"}')}`);
    await page.locator('.RaDataTable-table tbody tr').first().waitFor();
    const { name, content } = await fileFrom(page, () => page.getByRole('button', { name: 'Export' }).click());
    expect(name).toMatch(/^parties-.*\.csv$/);
    const [head, ...rows] = content
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trim()
      .split('\r\n');
    expect(head).toContain('Name');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('Astilleros Zarzuela');
    await page.getByText('The file is yours').waitFor();
  });

  test('a person’s data is taken out, and the person forgotten after their name was typed', async () => {
    const [id] = await office.api.create('parties', 'CreatePartyInput', [{ kind: 'PERSON', name: 'Inés Mar', isCustomer: true }]);
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await look(seat, `/parties/${id}/show`);
    await page.getByRole('tab', { name: 'Personal data' }).click();
    const taken = await fileFrom(page, () => page.getByRole('button', { name: 'Take it out' }).click());
    expect(taken.name).toMatch(/^person-.*\.tar\.gz$/);
    await seat.picture('person-data');
    await page.getByRole('button', { name: 'Forget for good' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Forget Inés Mar?').waitFor();
    expect(await dialog.getByRole('button', { name: 'Forget for good' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('Inés Mar');
    await seat.picture('person-forget');
    await dialog.getByRole('button', { name: 'Forget for good' }).click();
    await page.getByText(/^Forgotten\. Records changed/).waitFor();
    await look(seat, '/privacy');
    await page.getByRole('region', { name: 'Forgotten persons' }).getByRole('listitem').first().waitFor();
    await seat.picture('privacy');

    // A company is no person.
    await look(seat, `/parties/${office.customerId}/show`);
    expect(await page.getByRole('tab', { name: 'Personal data' }).count()).toBe(0);
  });

  test('on an employee’s page it is seen how far they have come with signing in', async () => {
    const [id] = await office.api.create('employees', 'CreateEmployeeInput', [{ name: 'Ugo Ley', email: 'ugo@example.com' }]);
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await look(seat, `/employees/${id}/show`);
    await page.getByRole('tab', { name: 'Signing in' }).click();
    await page.getByText('They have no password yet.').waitFor();
    await page.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByText(/The letter that was sent to them opens until/).waitFor();
    await seat.picture('employee-sign-in');
    await look(seat, '/letters');
    const letter = page.getByRole('list', { name: 'Letters' }).getByRole('listitem').filter({ hasText: 'ugo@example.com' });
    await letter.getByText('Read').click();
    await letter.getByRole('link', { name: /accept-invitation#token=/ }).waitFor();
    await seat.picture('letters');
  });

  test('who looks after nobody has no log, no register and no letters', async () => {
    const seat = await office.seatOf(clerk);
    const { page } = seat;
    for (const path of ['/securityLog', '/privacy', '/letters']) {
      await seat.open(path);
      await page.getByRole('heading', { name: 'Not Found' }).waitFor();
    }
    await look(seat, '/audit');
    expect(await page.getByRole('button', { name: 'Auditor’s pack' }).count()).toBe(0);
    await look(seat, `/parties/${office.customerId}/show`);
    expect(await page.getByRole('tab', { name: 'Personal data' }).count()).toBe(0);
  });

  test('all of it without a barrier, by day and by night, on a phone too, and in Spanish without an English word', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const desk = await office.seatSignedIn({ colorScheme });
      for (const path of pages) {
        await look(desk, path);
        await coloursSettled(desk.page);
        expect({ path, colorScheme, barriers: await barriersOn(desk.page) }).toEqual({ path, colorScheme, barriers: [] });
        if (colorScheme === 'dark') await desk.picture(`dark${path.replace('/', '-')}`);
      }
      await desk.context.close();
    }
    await office.api.ask('mutation { setMyLanguage(language: "es") { id } }');
    const inSpanish = await office.api.ask('{ manifest }');
    await office.api.ask('mutation { setMyLanguage(language: "en") { id } }');
    const inEnglish = await office.api.ask('{ manifest }');
    await office.api.ask('mutation { setMyLanguage(language: "es") { id } }');
    const foreign = new Set([...onlyIn(english, spanish), ...onlyIn(inEnglish, inSpanish)]);
    const seat = await office.seatSignedIn(phone);
    for (const path of pages) {
      await look(seat, path);
      const words = await wordsOnScreen(seat.page);
      expect({ path, english: words.filter((word) => foreign.has(word)) }).toEqual({ path, english: [] });
      expect({ path, sideways: await seat.scrollsSideways() }).toEqual({ path, sideways: false });
      await seat.picture(`phone${path.replace('/', '-')}`);
    }
    await look(seat, '/audit');
    expect(await seat.page.getByRole('search').count()).toBe(0);
    await seat.page.getByRole('button', { name: 'Filtros' }).click();
    await seat.page.getByRole('search').waitFor();
    expect(await barriersOn(seat.page)).toEqual([]);
    expect(await seat.scrollsSideways()).toBe(false);
    await look(seat, `/salesOrders/${office.orderId}/show`);
    await seat.picture('phone-order');
    await office.api.ask('mutation { setMyLanguage(language: "en") { id } }');
  });
});
