import { jest } from '@jest/globals';
import { atTheOffice } from './support/at-the-office.js';
import { describeInBrowser } from './support/browser.js';

jest.setTimeout(120_000);

describeInBrowser('papers', () => {
  const office = atTheOffice();

  test('an order is quoted, looked at on paper and mailed with the keyboard alone, and the letter stays with it', async () => {
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await seat.open(`/salesOrders/${office.orderId}/show`);
    await page.getByRole('button', { name: 'Quote' }).click();
    await page.locator('.MuiChip-label', { hasText: 'Quoted' }).waitFor();

    const printing = page.getByRole('button', { name: 'Print' });
    await printing.focus();
    const [answer, paper] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/export')),
      seat.context.waitForEvent('page'),
      printing.press('Enter'),
    ]);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    await paper.waitForURL(/^blob:/);
    await paper.close();

    await page.getByRole('button', { name: 'Send' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Send: Quotation').waitFor();
    await dialog.getByRole('textbox', { name: 'To' }).fill('ana@example.com');
    expect(await dialog.getByRole('textbox', { name: 'Subject' }).inputValue()).toMatch(/^Quotation SO-/);
    await seat.picture('send-paper');
    await dialog.getByRole('button', { name: 'Send', exact: true }).press('Enter');
    await page.getByText('The letter to ana@example.com is in the post').waitFor();

    await page.getByRole('tab', { name: 'Sent papers' }).click();
    await page.getByRole('listitem').filter({ hasText: 'ana@example.com' }).getByRole('heading', { name: 'Quotation' }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^Quotation-SO-[\d-]+\.pdf$/);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.locator('li h6', { hasText: 'Sent as paper' }).waitFor();
  });

  test('on a phone the letter fits, in Spanish', async () => {
    await office.api.ask('mutation { setMyLanguage(language: "es") { id } }');
    const seat = await office.seatSignedIn({ viewport: { width: 390, height: 844 } });
    const { page } = seat;
    await seat.open(`/salesOrders/${office.orderId}/show`);
    await page.getByRole('button', { name: 'Enviar' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Asunto' }).waitFor();
    await seat.picture('send-paper-phone');
    expect(await seat.scrollsSideways()).toBe(false);
    await office.api.ask('mutation { setMyLanguage(language: "en") { id } }');
  });
});
