import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser, Seat } from './support/browser.js';
import { openOffice, requireBundle, type Office } from './support/office.js';

jest.setTimeout(120_000);

describeInBrowser('the first open of a new company', () => {
  let office: Office;
  let browser: Browser;

  beforeAll(async () => {
    requireBundle();
    [office, browser] = await Promise.all([openOffice({ withHead: false }), openBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await office?.close();
  }, 30_000);

  test('whoever has the code of the console creates the head, who is in at once and may do everything', async () => {
    const code = /Setup code for the first open: (\S+)/.exec(office.notes)![1]!;
    const { page } = await Seat.take(browser, office.url);
    await page.goto(office.url);
    const fill = async (values: Record<string, string>) => {
      for (const [name, value] of Object.entries(values)) await page.locator(`input[name=${name}]`).fill(value);
      await page.locator('button[type=submit]').click();
    };
    const person = { company: 'Astilleros del Sur', name: 'Inés Mar', email: 'ines@example.com', password: 'a quiet harbour at dusk' };

    await fill({ ...person, repeat: 'something else', token: code });
    await page.getByText('The two passwords differ').waitFor();
    await fill({ repeat: person.password, token: 'guessed' });
    await page.getByText('This is not the setup code.').waitFor();
    await fill({ token: code });

    await page.getByText('Hello, Inés Mar').waitFor();
    await page.getByRole('menuitem', { name: 'Companies' }).click();
    await page.getByRole('link', { name: 'Astilleros del Sur' }).click();
    await page
      .getByRole('button', { name: 'Delete' })
      .or(page.getByRole('link', { name: 'Edit' }))
      .first()
      .waitFor();
  });
});
