import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { atTheOffice } from './support/at-the-office.js';
import { describeInBrowser } from './support/browser.js';
import { head } from './support/office.js';

jest.setTimeout(120_000);

describeInBrowser('a working day in the back office', () => {
  const office = atTheOffice();

  test('a wrong password is turned away in one sentence, the right one opens the office', async () => {
    const seat = await office.seat();
    await seat.open('/');
    await seat.page.locator('input[name=email]').fill(head.email);
    await seat.page.locator('input[name=password]').fill('not this one');
    await seat.page.locator('button[type=submit]').click();
    await seat.page.getByText('No account has this e-mail address and password.').waitFor();

    await seat.signIn();
    await seat.page.getByText('What would you like to work on?').waitFor();
    for (const name of ['Parties', 'Products', 'Sales orders']) await seat.page.getByRole('menuitem', { name }).waitFor();
  });

  test('a list is filtered, sorted and paged, and says how many there are', async () => {
    const { page, ...seat } = seatOf(await office.seatSignedIn());
    await seat.open('/parties');
    await page.getByText('1-25 of 60').waitFor();

    await page.getByRole('button', { name: 'Go to page 2' }).click();
    await page.getByText('26-50 of 60').waitFor();

    await page.getByRole('button', { name: 'Sort by name descending' }).click();
    await page.getByText('1-25 of 60').waitFor();
    await page.getByRole('link', { name: 'Customer 60' }).waitFor();
    expect((await seat.column('name'))[0]).toBe('Customer 60');

    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'City' }).click();
    await page.getByRole('textbox', { name: 'City' }).fill('lule');
    await page.getByText('1-15 of 15').waitFor();
    expect(new Set(await seat.column('city'))).toEqual(new Set(['Luleå']));

    await page.getByRole('main').getByPlaceholder('Search', { exact: true }).fill('zarzuela');
    await page.getByText('1-1 of 1').waitFor();
    expect(await seat.column('name')).toEqual(['Astilleros Zarzuela']);
  });

  test('an order with three lines is made, quoted and confirmed', async () => {
    const { page, ...seat } = seatOf(await office.seatSignedIn());
    await seat.open('/salesOrders/create');
    await pick(page, page.getByRole('combobox', { name: 'Customer' }), 'Customer 02');
    for (const [index, [product, quantity]] of [
      ['Rope', '10'],
      ['Anchor', '2'],
      ['Lamp', '1'],
    ].entries()) {
      await page.getByRole('button', { name: 'Add line' }).click();
      const line = page.locator('[data-line]').nth(index);
      await pick(page, line.getByRole('combobox', { name: 'Product' }), product!);
      await line.getByRole('textbox', { name: 'Quantity' }).fill(quantity!);
    }
    await page.getByRole('button', { name: 'Save' }).click();

    await page.getByRole('button', { name: 'Quote' }).click();
    await page.locator('.MuiChip-label', { hasText: 'Quoted' }).waitFor();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.locator('.MuiChip-label', { hasText: 'Confirmed' }).waitFor();

    const id = /salesOrders\/([^/]+)\/show/.exec(page.url())![1];
    const { salesOrder } = await office.api.ask(
      'query ($id: ID!) { salesOrder(id: $id) { state total lines { quantity unitPrice amount product { name } } } }',
      { id },
    );
    expect(salesOrder).toEqual({
      state: 'CONFIRMED',
      total: '2182.60',
      lines: [
        { quantity: '10', unitPrice: '12.5', amount: '125.00', product: { name: 'Rope' } },
        { quantity: '2', unitPrice: '411.52', amount: '823.04', product: { name: 'Anchor' } },
        { quantity: '1', unitPrice: '1234.56', amount: '1234.56', product: { name: 'Lamp' } },
      ],
    });

    await page.getByRole('tab', { name: 'History' }).click();
    for (const action of ['Created', 'Quote', 'Confirm']) await page.locator('li h6', { hasText: action }).first().waitFor();
  });

  test('what the server does not accept is said at its field, and nothing typed is lost', async () => {
    const { page, ...seat } = seatOf(await office.seatSignedIn());
    await seat.open('/products/create');
    await page.getByRole('textbox', { name: 'Code', exact: true }).fill('ROPE');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Another rope');
    await pick(page, page.getByRole('combobox', { name: 'Unit' }), 'pcs');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[data-field=code]', { hasText: 'Is already in use.' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Another rope');
  });

  test('who saves second sees both values and chooses field by field', async () => {
    const [first, second] = [await office.seatSignedIn(), await office.seatSignedIn()];
    const edit = `/salesOrders/${office.orderId}`;
    for (const seat of [first, second]) {
      await seat.open(edit);
      await seat.page.getByRole('textbox', { name: 'Customer’s reference' }).waitFor();
    }
    await first.page.getByRole('textbox', { name: 'Customer’s reference' }).fill('FIRST');
    await first.page.getByRole('textbox', { name: 'City' }).fill('Cádiz');
    await first.page.getByRole('button', { name: 'Save' }).click();
    await first.page.getByRole('tab', { name: 'History' }).waitFor();

    await second.page.getByRole('textbox', { name: 'Customer’s reference' }).fill('SECOND');
    await second.page.getByRole('textbox', { name: 'Ship to' }).fill('The second quay');
    await second.page.getByRole('button', { name: 'Save' }).click();
    const dialog = second.page.getByRole('dialog');
    await dialog.getByText('Someone saved this before you').waitFor();
    expect(await dialog.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('Saved by someone else'),
      expect.stringMatching(/reference\s+FIRST\s+SECOND/),
      expect.stringMatching(/Ship to\s+The second quay/),
    ]);
    await dialog.getByRole('radio', { name: 'Customer’s reference: Yours' }).check();
    await dialog.getByRole('button', { name: 'Save the chosen values' }).click();
    await second.page.getByRole('tab', { name: 'History' }).waitFor();

    const { salesOrder } = await office.api.ask(
      'query ($id: ID!) { salesOrder(id: $id) { version customerReference shipName shipCity } }',
      {
        id: office.orderId,
      },
    );
    expect(salesOrder).toEqual({ version: 3, customerReference: 'SECOND', shipName: 'The second quay', shipCity: 'Cádiz' });
  });

  test('who was signed out at work signs in again and finds the form as it was', async () => {
    const { page, ...seat } = seatOf(await office.seatSignedIn());
    await seat.open('/parties/create');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Half typed');
    await seat.context.clearCookies();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your session has ended.').waitFor();

    await page.locator('input[name=email]').fill(head.email);
    await page.locator('input[name=password]').fill(head.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.locator('input[name=email]').waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Half typed');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Half typed', level: 1 }).waitFor();
    seat.expectComplaint(/401/);
  });

  test('an order beyond the credit is confirmed only by who says so', async () => {
    const [id] = await office.api.create('salesOrders', 'CreateSalesOrderInput', [
      { customer: office.customerId, lines: [{ product: office.productId, quantity: '100' }] },
    ]);
    const { page, ...seat } = seatOf(await office.seatSignedIn());
    await seat.open(`/salesOrders/${id}/show`);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page
      .getByRole('dialog')
      .getByText(/credit/i)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Do it anyway' }).click();
    await page.locator('.MuiChip-label', { hasText: 'Confirmed' }).waitFor();
  });

  test('the head hires a clerk, who signs in and meets only what clerks of sales may see', async () => {
    const { page, ...seat } = seatOf(await office.seatSignedIn());
    await seat.open('/employees/create');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Clara Vela');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('clara@example.com');
    for (const [index, domain] of ['Sales', 'Directory'].entries()) {
      await page.getByRole('button', { name: 'Add line' }).click();
      const grant = page.locator('[data-line]').nth(index);
      await choose(page, grant.getByRole('combobox', { name: 'Domain' }), domain);
      await choose(page, grant.getByRole('combobox', { name: 'Level' }), '2 · Clerk');
    }
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('tab', { name: 'Signing in' }).click();
    await page.getByRole('button', { name: 'Set password' }).click();
    const password = 'a gull over the pier';
    await page.locator('input[name=newPassword]').fill(password);
    await page.locator('input[name=repeat]').fill(password);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('The new password holds from now on').waitFor();

    const clerk = await office.seat();
    await clerk.signIn({ email: 'clara@example.com', password });
    await clerk.page.getByText('Hello, Clara Vela').waitFor();
    const menu = await clerk.page.getByRole('menuitem').allInnerTexts();
    expect(menu.join(' ')).toContain('Sales orders');
    expect(menu.join(' ')).not.toContain('Employees');
    await clerk.open(`/salesOrders/${office.orderId}/show`);
    await clerk.page
      .getByText(/not found/i)
      .first()
      .waitFor();
  });

  test('what was removed is found among the removed and taken back', async () => {
    const [id] = await office.api.create('parties', 'CreatePartyInput', [{ name: 'Lost at sea', isCustomer: true }]);
    const { page, ...seat } = seatOf(await office.seatSignedIn());
    await seat.open(`/parties/${id}/show`);
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('1-25 of').waitFor();

    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Removed ones' }).click();
    await page.getByRole('link', { name: 'Lost at sea' }).click();
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('button', { name: 'Take back' }).waitFor({ state: 'detached' });
    const { party } = await office.api.ask('query ($id: ID!) { party(id: $id) { archivedAt } }', { id });
    expect(party).toEqual({ archivedAt: null });
  });

  test('the page of a customer shows their orders, and the search finds them from anywhere', async () => {
    const { page, ...seat } = seatOf(await office.seatSignedIn());
    await seat.open('/');
    await page.getByRole('combobox', { name: 'Search everything' }).fill('custommer 01');
    await page.getByRole('option', { name: 'Customer 01' }).click();
    await page.getByRole('tab', { name: 'Sales orders' }).click();
    await page.locator('.RaDataTable-table tbody tr').waitFor();
  });
});

/** The page taken out beside the methods, which keep their seat. */
function seatOf(seat: Awaited<ReturnType<ReturnType<typeof atTheOffice>['seat']>>) {
  return {
    page: seat.page,
    context: seat.context,
    open: seat.open.bind(seat),
    column: seat.column.bind(seat),
    expectComplaint: seat.expectComplaint.bind(seat),
  };
}

async function pick(page: Page, box: ReturnType<Page['locator']>, text: string): Promise<void> {
  await box.click();
  await box.fill(text);
  await page.getByRole('option', { name: text }).click();
}

async function choose(page: Page, box: ReturnType<Page['locator']>, text: string): Promise<void> {
  await box.click();
  await page.getByRole('option', { name: text }).click();
}
