import { jest } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { english } from '../../admin/texts/en.js';
import { spanish } from '../../admin/texts/es.js';
import { atTheOffice } from './support/at-the-office.js';
import { describeInBrowser, type Seat } from './support/browser.js';
import { barriersOn, coloursSettled } from './support/barriers.js';
import { onlyIn, wordsOnScreen } from './support/words.js';

jest.setTimeout(180_000);

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describeInBrowser('every reader of the back office', () => {
  const office = atTheOffice();

  const screens = () => [
    '/',
    '/parties',
    '/parties/create',
    '/products',
    '/salesOrders',
    '/salesOrders/create',
    `/salesOrders/${office.orderId}`,
    `/salesOrders/${office.orderId}/show`,
    '/employees',
    '/currencies',
  ];

  async function look(seat: Seat, path: string): Promise<void> {
    await seat.open(path);
    await seat.page.locator('h1, h2, h6').first().waitFor();
    await seat.page.waitForLoadState('networkidle');
  }

  test('who reads Spanish meets no English word, and numbers and dates as they are written in Spanish', async () => {
    const inEnglish = await office.api.ask('{ manifest }');
    const seat = await office.seatSignedIn();
    const before = await wordsOnScreen(seat.page);
    await seat.page.getByRole('button', { name: 'Account and settings' }).click();
    await seat.page.getByRole('menuitem', { name: 'Español' }).click();
    await seat.page.getByText('¿Con qué quiere trabajar?').waitFor();
    expect(await seat.page.locator('html').getAttribute('lang')).toBe('es');

    const inSpanish = await office.api.ask('{ manifest }');
    const foreign = new Set([...onlyIn(english, spanish), ...onlyIn(inEnglish, inSpanish)]);
    expect(before.filter((word) => foreign.has(word)).length).toBeGreaterThan(10);
    const readHere = async (where: string) => {
      const words = await wordsOnScreen(seat.page);
      expect({ where, english: words.filter((word) => foreign.has(word)) }).toEqual({ where, english: [] });
    };
    for (const path of screens()) {
      await look(seat, path);
      await readHere(path);
    }
    for (const [path, button] of [
      ['/parties', 'Añadir filtro'],
      ['/parties', 'Columnas'],
      ['/', 'Cuenta y ajustes'],
    ] as const) {
      await look(seat, path);
      await seat.page.getByRole('button', { name: button }).click();
      await readHere(`${path}: ${button}`);
    }

    await look(seat, `/salesOrders/${office.orderId}/show`);
    await seat.page.getByRole('tab', { name: 'Historial' }).click();
    await seat.page.getByText('Creado').first().waitFor();
    await readHere('history');
    await seat.page.getByRole('tab', { name: 'Detalles' }).click();
    await seat.page.getByText('1.234,56\u00a0€').first().waitFor();
    await seat.page.getByText('23/11/2026').first().waitFor();

    // Another browser of the same person speaks Spanish as well.
    const elsewhere = await office.seat();
    await elsewhere.open('/');
    await elsewhere.signIn();
    await elsewhere.page.getByText('¿Con qué quiere trabajar?').waitFor();
    await office.api.ask('mutation { setMyLanguage(language: "en") { id } }');
  });

  test('a language chosen at the door is spoken inside as well', async () => {
    const seat = await office.seat();
    await seat.open('/');
    await seat.page.getByRole('button', { name: 'Español' }).click();
    await seat.page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor();
    await seat.signIn();
    await seat.page.getByText('¿Con qué quiere trabajar?').waitFor();
    await office.api.ask('mutation { setMyLanguage(language: "en") { id } }');
  });

  test('on a phone nothing scrolls sideways and lists are cards', async () => {
    const seat = await office.seat(phone);
    await seat.open('/');
    expect(await seat.scrollsSideways()).toBe(false);
    await seat.page.locator('input[name=email]').fill('head@example.com');
    await seat.page.locator('input[name=password]').fill('a helm of oak and brass');
    await seat.page.locator('button[type=submit]').click();
    await seat.page.getByText('What would you like to work on?').waitFor();
    for (const path of screens()) {
      await look(seat, path);
      expect({ path, sideways: await seat.scrollsSideways() }).toEqual({ path, sideways: false });
    }
    await look(seat, '/parties');
    await seat.page.getByRole('listitem').getByRole('link', { name: 'Astilleros Zarzuela' }).click();
    await seat.page.getByRole('tab', { name: 'Details' }).waitFor();
  });

  test('dark follows the system and can be chosen against it', async () => {
    const seat = await office.seat({ colorScheme: 'dark' });
    await seat.signIn();
    const background = () => seat.page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await background()).toBe('rgb(13, 26, 31)');
    await seat.page.getByRole('button', { name: 'Account and settings' }).click();
    await seat.page.getByRole('menuitem', { name: 'Light' }).click();
    await seat.page.locator('.MuiMenu-root').waitFor({ state: 'detached' });
    expect(await background()).toBe('rgb(245, 243, 238)');
    await seat.page.reload();
    await seat.page.getByText('What would you like to work on?').waitFor();
    expect(await background()).toBe('rgb(245, 243, 238)');
  });

  test('an order is opened, changed and saved by keyboard alone', async () => {
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await look(seat, '/salesOrders');
    const link = page.locator('.RaDataTable-table tbody a').first();
    await tabTo(seat, link);
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Details' }).waitFor();
    const edit = page.getByRole('link', { name: 'Edit' });
    await tabTo(seat, edit);
    await page.keyboard.press('Enter');
    const reference = page.getByRole('textbox', { name: 'Customer’s reference' });
    await reference.waitFor();
    await tabTo(seat, reference);
    await page.keyboard.type('PO-7-K');
    await page.keyboard.press('Enter');
    await page.getByText('PO-7-K').first().waitFor();
  });

  test('no screen has a serious barrier for those who see or move differently, light or dark', async () => {
    const seat = await office.seatSignedIn({ bypassCSP: true });
    for (const path of screens()) {
      await look(seat, path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await seat.page.emulateMedia({ colorScheme });
        await coloursSettled(seat.page);
        expect({ path, colorScheme, barriers: await barriersOn(seat.page) }).toEqual({ path, colorScheme, barriers: [] });
      }
    }
  });

  test('keys of their own lead to the search, to a new record, to editing and to saving', async () => {
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await seat.open('/parties');
    await page.getByRole('link', { name: 'Create' }).waitFor();
    await page.keyboard.press('/');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Search everything');
    await page.keyboard.press('c');
    expect(page.url()).not.toContain('create');
    await page.locator('h6').first().click();
    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('By key');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'By key', level: 1 }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor();
  });

  test('the first load stays within 450 kB of script', async () => {
    const seat = await office.seat();
    const sizes: number[] = [];
    seat.page.on('response', (response) => {
      if (response.url().endsWith('.js')) sizes.push(Number(response.headers()['content-length']));
    });
    await seat.signIn();
    await seat.page.waitForLoadState('networkidle');
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(450_000);
  });

  test('a count that stopped at ten thousand says so, and is made exact on demand', async () => {
    const seat = await office.seatSignedIn();
    await seat.page.route('**/graphql', async (route) => {
      const answer = await route.fetch();
      const text = await answer.text();
      const body = text.replace(/"count":\{"value":\d+,"exact":true\}/, '"count":{"value":10000,"exact":false}');
      await route.fulfill({ response: answer, body });
    });
    await seat.open('/parties');
    await seat.page.getByText('1-25 of 10,000+').waitFor();
    await seat.page.getByRole('button', { name: 'Count exactly' }).click();
    await seat.page.getByText(/^1-25 of 6\d$/).waitFor();
  });

  test('a server that is out of reach is told in the language of the reader, and what was typed stays', async () => {
    const seat = await office.seatSignedIn();
    await seat.open('/parties/create');
    await seat.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Far away');
    await seat.context.setOffline(true);
    await seat.page.getByRole('button', { name: 'Save' }).click();
    await seat.page.getByText('The server does not answer.').waitFor();
    expect(await seat.page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Far away');
    await seat.context.setOffline(false);
    await seat.page.getByRole('button', { name: 'Save' }).click();
    await seat.page.getByRole('heading', { name: 'Far away', level: 1 }).waitFor();
    seat.expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  });

  test('the explorer answers from our own bundle, with examples that fit', async () => {
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await seat.open('/explorer');
    await page.getByRole('button', { name: /Examples/ }).click();
    const examples = page.locator('.explorer-examples button');
    await examples.first().waitFor();
    expect(await examples.count()).toBeGreaterThan(4);
    for (const example of ['Sales orders', 'Customer invoices']) {
      await examples.getByText(example, { exact: true }).click();
      await page.locator('.result-window').getByText('"nodes"').waitFor();
    }
  });

  test('the explorer is closed to who is not signed in', async () => {
    const seat = await office.seat();
    await seat.open('/explorer');
    await seat.page.locator('input[name=email]').waitFor();
  });
});

/** Presses Tab until the focus is where it should be. */
async function tabTo({ page }: Seat, place: Locator): Promise<void> {
  await place.waitFor();
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    if ((await place.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
    passed.push(String(await page.evaluate('document.activeElement.ariaLabel ?? document.activeElement.innerText')));
  }
  throw new Error(`The keyboard does not lead there, but to: ${passed.join(', ')}`);
}
