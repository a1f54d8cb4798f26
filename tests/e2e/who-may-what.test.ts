import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { atTheOffice } from './support/at-the-office.js';
import { barriersOn, coloursSettled } from './support/barriers.js';
import { describeInBrowser, type Seat } from './support/browser.js';
import { takeOn, type Colleague } from './support/staff.js';

jest.setTimeout(180_000);

describeInBrowser('who may what, as a picture', () => {
  const office = atTheOffice();
  let specialist: Colleague;

  beforeAll(async () => {
    specialist = await takeOn(office.api, 'Sara Mesa', 'en', [
      { domain: 'sales', level: 3 },
      { domain: 'directory', level: 1 },
    ]);
  }, 60_000);

  const movesOfSara = async () => {
    const sara = await office.sessionOf(specialist);
    const { manifest } = await sara.ask<{ manifest: { records: { name: string; moves: { name: string }[] }[] } }>('{ manifest }');
    return manifest.records.find(({ name }) => name === 'SalesOrder')!.moves.map(({ name }) => name);
  };

  test('the head walks the picture by keyboard, drafts a change, publishes it, and brings back what was', async () => {
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await page.getByRole('menuitem', { name: 'Who may what' }).click();
    const grid = page.getByRole('grid', { name: 'Who may what' });
    await grid.waitFor();
    await seat.picture('access');
    const clerk = tile(page, 'SalesOrder', 2);
    expect(await clerk.getAttribute('title')).toBe(
      'Sales orders, Clerk: Sees: Their own rows. May: Create, Change, Quote. 2 fields stay hidden.',
    );

    await clerk.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Sales orders' });
    await panel.getByText('Specialist: as Timón is delivered.').first().waitFor();
    const confirm = panel.getByRole('slider', { name: 'Confirm' });
    expect(await confirm.getAttribute('aria-valuetext')).toBe('from Specialist');
    await confirm.focus();
    await page.keyboard.press('ArrowRight');
    await panel.getByText('Draft: Lead instead of Specialist').waitFor();
    await seat.picture('access-panel');
    await page.getByRole('button', { name: 'Save to the draft' }).click();
    await page.getByText('Saved to the draft.').waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
    expect(await tile(page, 'SalesOrder', 3).getAttribute('title')).toContain('The draft says otherwise.');
    expect(await movesOfSara()).toContain('confirm');

    await lookAsSara(page);
    await page.getByText('head is viewing as Sara Mesa, as the draft has it. Nothing can be changed.').waitFor();
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Who may what' }).click();

    await page.getByRole('button', { name: 'Publish' }).click();
    const question = page.getByRole('dialog', { name: /Publish the draft/ });
    await question.getByText('Sales orders, “Confirm”: takes Lead instead of Specialist.').waitFor();
    await question.getByText('Touches 1 person or key').waitFor();
    await question.getByText('Sara Mesa').waitFor();
    await question.getByRole('textbox').fill('Two pairs of eyes');
    await seat.picture('access-publish');
    await question.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('In force: version 1.').waitFor();
    expect(await movesOfSara()).not.toContain('confirm');

    await tile(page, 'SalesOrder', 3).click();
    await panel.getByText(/Lead instead of Specialist, since version 1 by .* “Two pairs of eyes”/).waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Versions' }).click();
    const versions = page.getByRole('dialog', { name: 'Versions' });
    await versions.getByText('Version 1 · In force').waitFor();
    await seat.picture('access-versions');
    await versions.getByRole('button', { name: 'Roll back' }).click();
    await page
      .getByRole('dialog', { name: /Roll back to As delivered/ })
      .getByRole('button', { name: 'Roll back' })
      .click();
    await page.getByText('In force: version 2.').waitFor();
    expect(await movesOfSara()).toContain('confirm');
  });

  test('what the declaration never opens is locked, and says why before anything is saved', async () => {
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await seat.open('/access');
    await tile(page, 'Employee', 2).click();
    const salary = page.getByRole('dialog', { name: 'Employees' }).getByRole('slider', { name: 'Salary: See' });
    expect(await salary.getAttribute('min')).toBe('4');
    await salary.focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Never below Lead: values of the class “Pay” are opened no further than the declaration does.').waitFor();
    expect(await salary.inputValue()).toBe('4');
    await seat.picture('access-ceiling');
  });

  test('two who draft at once see what the other did, and choose', async () => {
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await seat.open('/access');
    await tile(page, 'Party', 2).click();
    const create = page.getByRole('dialog', { name: 'Parties' }).getByRole('slider', { name: 'Create' });
    await create.focus();
    await page.keyboard.press('ArrowRight');
    const wanted = await create.getAttribute('aria-valuetext');
    await office.api.ask(
      'mutation { draftAccess(set: [{ record: "Party", part: OPERATION, name: "create", level: 6 }]) { draft { number } } }',
    );
    await page.getByRole('button', { name: 'Save to the draft' }).click();
    const choice = page.getByRole('dialog', { name: 'Someone saved this before you' });
    await choice.getByText('Director').waitFor();
    await seat.picture('access-clash');
    await choice.getByRole('button', { name: 'Save the chosen values' }).click();
    await page.getByText('Saved to the draft.').waitFor();
    expect(await create.getAttribute('aria-valuetext')).toBe(wanted);
    // Until it has gone it takes the key that is meant for the dialog below.
    await choice.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('The draft is gone.').waitFor();
  });

  test('it is read in Spanish, on a phone, in light and in dark, and by everybody', async () => {
    await office.api.ask('mutation { setMyLanguage(language: "es") { id } }');
    const seat = await office.seatSignedIn({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, bypassCSP: true });
    const { page } = seat;
    await seat.open('/access');
    await page.getByRole('grid', { name: 'Quién puede qué' }).waitFor();
    expect(await seat.scrollsSideways()).toBe(false);
    await seat.picture('access-phone');
    await inBothThemes(seat);
    await tile(page, 'SalesOrder', 4).click();
    await page.getByRole('dialog', { name: 'Pedidos' }).getByText('Qué filas alcanza cada nivel').waitFor();
    expect(await seat.scrollsSideways()).toBe(false);
    await inBothThemes(seat);
    await seat.picture('access-phone-panel');
    await office.api.ask('mutation { setMyLanguage(language: "en") { id } }');
  });

  test('whoever may not change it finds no such page', async () => {
    const seat = await office.seatOf(specialist);
    await seat.page.getByRole('menuitem', { name: 'Sales orders' }).waitFor();
    expect(await seat.page.getByRole('menuitem', { name: 'Who may what' }).count()).toBe(0);
    await seat.open('/access');
    await seat.page.getByText('Not Found').waitFor();
  });
});

const tile = (page: Page, record: string, level: number) => page.locator(`[data-record="${record}"][data-level="${level}"]`);

async function lookAsSara(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'View as…' }).click();
  const dialog = page.getByRole('dialog', { name: 'View as…' });
  await dialog.getByRole('combobox', { name: 'Employee' }).fill('Sara');
  await page.getByRole('option', { name: 'Sara Mesa' }).click();
  expect(await dialog.getByRole('checkbox', { name: 'As it would be if the draft were published' }).isChecked()).toBe(true);
  await dialog.getByRole('button', { name: 'View as', exact: true }).click();
}

async function inBothThemes({ page }: Seat): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await coloursSettled(page);
    expect({ colorScheme, barriers: await barriersOn(page) }).toEqual({ colorScheme, barriers: [] });
  }
}
