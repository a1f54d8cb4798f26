import { jest } from '@jest/globals';
import { atTheOffice } from './support/at-the-office.js';
import { barriersOn, coloursSettled } from './support/barriers.js';
import { describeInBrowser, type Seat } from './support/browser.js';
import { takeOn, type Colleague } from './support/staff.js';

jest.setTimeout(180_000);

describeInBrowser('keys of partners, and colleagues who stand in', () => {
  const office = atTheOffice();
  let leo: Colleague;
  let mia: Colleague;

  beforeAll(async () => {
    const around = [
      { domain: 'directory', level: 1 },
      { domain: 'catalog', level: 1 },
      { domain: 'personnel', level: 1 },
    ];
    leo = await takeOn(office.api, 'Leo Ferrer', 'en', [{ domain: 'sales', level: 4 }, ...around]);
    mia = await takeOn(office.api, 'Mia Soto', 'en', around);
  }, 60_000);

  const manifestOf = async (person: Colleague) => {
    const { manifest } = await (await office.sessionOf(person)).ask<{ manifest: { records: { name: string }[] } }>('{ manifest }');
    return manifest.records.map(({ name }) => name);
  };

  const asKey = (secret: string) =>
    fetch(`${office.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: '{ parties(first: 1) { nodes { name } } }' }),
    }).then(async (response) => (await response.json()) as { data?: { parties: { nodes: object[] } } });

  test('a key is created, shown once, rotated, kept to addresses and revoked', async () => {
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await page.getByRole('button', { name: 'Account and settings' }).click();
    await page.getByRole('menuitem', { name: 'Partner keys' }).click();
    await page.getByText('There are no keys yet.').waitFor();

    await page.getByRole('button', { name: 'Create a key' }).click();
    const form = page.getByRole('dialog', { name: 'Create a key' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Web shop');
    await form.getByRole('textbox', { name: 'From which addresses' }).fill('not an address');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.getByText('Is neither an address nor a network such as 203.0.113.0/24.').waitFor();
    await seat.picture('key-form');
    await form.getByRole('textbox', { name: 'From which addresses' }).fill('');
    await form.getByRole('button', { name: 'Create' }).click();

    const first = await secretIn(seat);
    expect((await asKey(first)).data!.parties.nodes).toHaveLength(1);
    await seat.picture('key-secret');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText(first).waitFor({ state: 'detached' });
    const card = page.getByRole('listitem', { name: 'Web shop' });
    await card.getByText('Live', { exact: true }).waitFor();

    await card.getByRole('button', { name: 'Rotate' }).click();
    await page.getByRole('dialog', { name: 'Rotate' }).getByRole('button', { name: 'Rotate' }).click();
    const second = await secretIn(seat);
    expect((await asKey(second)).data!.parties.nodes).toHaveLength(1);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await card.getByRole('button', { name: `End the secret ${prefixOf(first)}` }).click();
    await card.getByRole('button', { name: `End the secret ${prefixOf(first)}` }).waitFor({ state: 'detached' });
    expect((await asKey(first)).data?.parties).toBeUndefined();

    await card.getByRole('button', { name: 'Addresses' }).click();
    await page.getByRole('dialog', { name: 'Addresses' }).getByRole('textbox').fill('203.0.113.0/24');
    await page.getByRole('dialog', { name: 'Addresses' }).getByRole('button', { name: 'Save' }).click();
    await card.getByText('203.0.113.0/24').waitFor();
    expect((await asKey(second)).data?.parties).toBeUndefined();
    await seat.picture('keys');

    await card.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await card.getByText('Revoked', { exact: true }).waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
  });

  test('whoever goes on leave lets a colleague stand in, and ends it again', async () => {
    expect(await manifestOf(mia)).not.toContain('SalesOrder');
    const seat = await office.seatOf(leo);
    const { page } = seat;
    await seat.open('/standIns');
    await page.getByRole('button', { name: 'Let somebody stand in' }).click();
    const form = page.getByRole('dialog', { name: 'Let somebody stand in' });
    await form.getByRole('combobox', { name: 'Who stands in' }).fill('Mia');
    await page.getByRole('option', { name: 'Mia Soto' }).click();
    const today = new Date();
    const inAWeek = new Date(today.getTime() + 7 * 86_400_000);
    await form.getByRole('textbox', { name: 'From' }).fill(dayOf(today));
    await form.getByRole('textbox', { name: 'Until' }).fill(dayOf(inAWeek));
    await seat.picture('stand-in-form');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Settled. It ends by itself.').waitFor();
    const given = page.getByRole('region', { name: 'Who stands in for me' });
    await given.getByText('Mia Soto').waitFor();
    await seat.picture('stand-ins');
    expect(await manifestOf(mia)).toContain('SalesOrder');

    await given.getByRole('button', { name: 'End: Mia Soto' }).click();
    await page.getByText('Nobody stands in for you.').waitFor();
    expect(await manifestOf(mia)).not.toContain('SalesOrder');
  });

  test('both pages are read in Spanish on a phone, in light and in dark', async () => {
    await (await office.sessionOf(leo)).ask('mutation { setMyLanguage(language: "es") { id } }');
    const seat = await office.seatOf(leo, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, bypassCSP: true });
    for (const [path, title] of [
      ['/keys', 'Claves de socios'],
      ['/standIns', 'Mis sustituciones'],
    ] as const) {
      await seat.open(path);
      await seat.page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await seat.page.waitForLoadState('networkidle');
      expect({ path, sideways: await seat.scrollsSideways() }).toEqual({ path, sideways: false });
      for (const colorScheme of ['light', 'dark'] as const) {
        await seat.page.emulateMedia({ colorScheme });
        await coloursSettled(seat.page);
        expect({ path, colorScheme, barriers: await barriersOn(seat.page) }).toEqual({ path, colorScheme, barriers: [] });
      }
      await seat.picture(`phone${path.replace('/', '-')}`);
    }
  });
});

async function secretIn({ page }: Seat): Promise<string> {
  const secret = page.getByRole('textbox', { name: 'Secret' });
  await secret.waitFor();
  return secret.inputValue();
}

const prefixOf = (secret: string): string => secret.split('_')[1]!;

/** As it is typed in English. */
const dayOf = (day: Date): string => day.toISOString().slice(0, 10).split('-').reverse().join('/');
