import { jest } from '@jest/globals';
import { atTheOffice } from './support/at-the-office.js';
import { describeInBrowser, type Seat } from './support/browser.js';
import { differenceBetween, type Difference } from './support/difference.js';
import { head } from './support/office.js';
import { takeOn, type Colleague } from './support/staff.js';
import { wordsOnScreen } from './support/words.js';

jest.setTimeout(300_000);

type Language = 'en' | 'es';
/** High enough that no page of these needs to be scrolled. */
const wholePage = { viewport: { width: 1280, height: 1600 } };
const iban = 'ES9121000418450200051332';

/** What one person meets: where they can go, which columns an order list has for them, and how many orders there are to them. */
interface Meets {
  readonly menu: readonly string[];
  readonly orders: string | undefined;
  readonly seesMargin: boolean;
  readonly seesBank: boolean;
}

const words = {
  en: {
    missing: 'Not Found',
    notYours: 'There is no such record, or it is not yours to see.',
    margin: 'Margin',
    end: 'End',
    nothingChanged: /so nothing can be changed/,
  },
  es: {
    missing: 'No encontrado',
    notYours: 'No existe o no puede verlo.',
    margin: 'Margen',
    end: 'Terminar',
    nothingChanged: /así que no se puede cambiar nada/,
  },
} as const;

describeInBrowser('each sees what their level allows', () => {
  const office = atTheOffice();
  const people = {} as Record<'trainee' | 'clerk' | 'accountant', Colleague>;
  let clerksOrder: string;

  beforeAll(async () => {
    const lookingAround = [
      { domain: 'directory', level: 1 },
      { domain: 'catalog', level: 1 },
    ];
    people.trainee = await takeOn(office.api, 'Noa Prieto', 'en', [{ domain: 'sales', level: 1 }, ...lookingAround]);
    people.clerk = await takeOn(office.api, 'Eva Cano', 'en', [{ domain: 'sales', level: 2 }, ...lookingAround]);
    people.accountant = await takeOn(office.api, 'Rosa Gil', 'en', [
      { domain: 'accounting', level: 5 },
      { domain: 'company', level: 5 },
      { domain: 'directory', level: 5, bank: true },
    ]);
    await office.api.ask(`mutation ($id: ID!, $input: UpdatePartyInput!) { updateParty(id: $id, version: 1, input: $input) { id } }`, {
      id: office.customerId,
      input: { paymentAccounts: [{ bankName: 'Banco Norte', iban }] },
    });
    const eva = await office.sessionOf(people.clerk);
    const line = { product: office.productId, quantity: '2' };
    [clerksOrder = ''] = await eva.create('salesOrders', 'CreateSalesOrderInput', [
      { customer: office.customerId, orderDate: '2026-11-23', lines: [line] },
      { customer: office.customerId, orderDate: '2026-11-23', lines: [line] },
    ]);
  }, 60_000);

  const speak = async (person: { email: string; password: string }, language: Language) =>
    (await office.sessionOf(person)).ask('mutation ($language: String!) { setMyLanguage(language: $language) { id } }', { language });

  async function look(seat: Seat, path: string): Promise<void> {
    await seat.open(path);
    await seat.page.locator('#react-admin-title:not(:empty)').waitFor();
    await seat.page.waitForLoadState('networkidle');
  }

  /** What is drawn otherwise because something came late is not what somebody else is shown: opened anew, it would be the same. */
  async function differenceOn(path: string, own: Seat, viewer: Seat): ReturnType<typeof lastDifference> {
    for (let openings = 1; ; openings += 1) {
      await Promise.all([own, viewer].map((seat) => look(seat, path)));
      const difference = await lastDifference(own, viewer);
      if (!difference || openings === 3) return difference;
      process.stdout.write(`${path} was drawn in two ways: ${JSON.stringify(difference)}\n`);
    }
  }

  async function whatIsMet(seat: Seat, language: Language): Promise<Meets> {
    const { page } = seat;
    await look(seat, '/');
    const menu = await page.getByRole('menuitem').allInnerTexts();
    await look(seat, '/salesOrders');
    const count = page.locator('.MuiTablePagination-displayedRows');
    const orders = (await count.count()) > 0 ? await count.innerText() : undefined;
    if (orders) await page.getByRole('button', { name: language === 'en' ? 'Columns' : 'Columnas' }).click();
    const seesMargin = (await page.getByText(words[language].margin, { exact: true }).count()) > 0;
    await look(seat, `/parties/${office.customerId}/show`);
    const seesBank = (await page.getByText(iban).count()) > 0;
    return { menu: menu.map((entry) => entry.trim().split('\n').at(-1)!), orders, seesMargin, seesBank };
  }

  test.each(['en', 'es'] as const)(
    'a trainee, a sales clerk, an accounting manager and the head each meet their own (%s)',
    async (language) => {
      const met: Record<string, Meets> = {};
      for (const [name, person] of Object.entries({ ...people, head })) {
        await speak(person, language);
        const seat = await office.seatOf(person);
        met[name] = await whatIsMet(seat, language);
        await seat.picture(`eyes-${name}-${language}`);
      }
      expect(met).toMatchSnapshot();
      expect([met.trainee!.seesMargin, met.clerk!.seesMargin, met.accountant!.seesMargin, met.head!.seesMargin]).toEqual([
        false,
        false,
        false,
        true,
      ]);
      expect([met.trainee!.seesBank, met.clerk!.seesBank, met.accountant!.seesBank, met.head!.seesBank]).toEqual([
        false,
        false,
        true,
        true,
      ]);
      expect(met.clerk!.orders).toMatch(/^1-2 .* 2$/);
      expect(met.head!.orders).toMatch(/^1-3 .* 3$/);
      expect(met.accountant!.orders).toBeUndefined();
    },
  );

  test.each(['en', 'es'] as const)('a direct address of what is hidden answers as one that leads nowhere (%s)', async (language) => {
    const { missing, notYours } = words[language];
    const nowhere = '0190f000-0000-7000-8000-000000000000';
    await speak(people.trainee, language);
    const trainee = await office.seatOf(people.trainee);
    const answers: string[][] = [];
    for (const id of [clerksOrder, nowhere]) {
      await trainee.open(`/salesOrders/${id}/show`);
      await trainee.page.getByText(notYours).waitFor();
      await trainee.page.getByRole('heading', { name: missing, level: 1 }).waitFor();
      answers.push(await wordsOnScreen(trainee.page));
      expect(trainee.page.url()).toContain(id);
    }
    expect(answers[0]).toEqual(answers[1]);
    await trainee.picture(`eyes-not-found-${language}`);

    await speak(people.accountant, language);
    const accountant = await office.seatOf(people.accountant);
    for (const path of ['/salesOrders', `/salesOrders/${clerksOrder}/show`, '/access', '/nothing']) {
      await accountant.open(path);
      await accountant.page.getByRole('heading', { name: missing }).waitFor();
    }
  });

  test.each(['en', 'es'] as const)('looking as somebody shows what they see, to the pixel, and changes nothing (%s)', async (language) => {
    const paths = ['/', '/salesOrders', `/salesOrders/${clerksOrder}/show`, '/parties', `/parties/${office.customerId}/show`];
    for (const [name, person] of Object.entries(people)) {
      await speak(person, language);
      const own = await office.seatOf(person, wholePage);
      const viewer = await office.seatSignedIn(wholePage);
      await viewer.open(`/employees/${person.id}/show`);
      await viewer.page.getByRole('button', { name: /^(View as|Ver como)$/ }).click();
      const banner = viewer.page.locator('[data-viewing]');
      await banner.getByText(/head/).waitFor();
      // Whatever lies below the pointer is drawn otherwise.
      await viewer.page.mouse.move(0, 0);
      await viewer.page.locator('#main-content h1').waitFor();
      await viewer.picture(`viewing-${name}-${language}`);
      for (const path of paths) {
        const difference = await differenceOn(path, own, viewer);
        if (difference) {
          await own.picture(`own-${name}-${language}`);
          await viewer.picture(`theirs-${name}-${language}`);
        }
        expect({ name, path, difference }).toEqual({ name, path, difference: undefined });
        await banner.waitFor();
      }
      await banner.getByRole('button', { name: words[language].end }).click();
      await banner.waitFor({ state: 'detached' });
      await viewer.page.getByText(/head/).first().waitFor();
      await Promise.all([own, viewer].map(({ context }) => context.close()));
    }
  });

  test('whoever looks as somebody else is told that nothing can be changed, and can still leave', async () => {
    await Promise.all([people.clerk, head].map((person) => speak(person, 'en')));
    const seat = await office.seatSignedIn();
    const { page } = seat;
    await seat.open(`/employees/${people.clerk.id}/show`);
    await page.getByRole('button', { name: 'View as' }).click();
    await page.getByText('head is viewing as Eva Cano. Nothing can be changed.').waitFor();
    await seat.open(`/salesOrders/${clerksOrder}`);
    await page.getByRole('textbox', { name: 'Customer’s reference' }).fill('PO-9');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(words.en.nothingChanged).waitFor();
    await seat.picture('viewing-refused');
    seat.expectComplaint(/400/);
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Who may what' }).waitFor();
  });

  test('what somebody may is told on their page, in words', async () => {
    await speak(head, 'en');
    const seat = await office.seatSignedIn();
    await seat.open(`/employees/${people.accountant.id}/show`);
    const { page } = seat;
    await page
      .getByRole('region', { name: 'Grants' })
      .getByRole('row', { name: /Directory .*Manager .*every department.*Sees bank accounts.*always/ })
      .waitFor();
    await seat.picture('employee-grants');
    await page.getByRole('tab', { name: 'What they may' }).click();
    await page.getByRole('row', { name: /Parties .*All rows.*Remove/ }).waitFor();
    await seat.picture('employee-may');
  });
});

/** In what the two still differ once both have stopped loading; nothing, where they have come to show the same to the last pixel. */
async function lastDifference(own: Seat, viewer: Seat): Promise<(Difference & { readonly words: readonly string[] }) | undefined> {
  for (let looks = 1; ; looks += 1) {
    const [mine, theirs] = await Promise.all([shot(own), shot(viewer)]);
    if (mine.equals(theirs)) return undefined;
    if (looks < 20) continue;
    const [myWords, theirWords] = await Promise.all([own, viewer].map(({ page }) => wordsOnScreen(page)));
    const words = theirWords!.filter((word) => !myWords!.includes(word)).concat(myWords!.filter((word) => !theirWords!.includes(word)));
    return { ...(await differenceBetween(viewer.context, mine, theirs)), words };
  }
}

const shot = ({ page }: Seat): Promise<Buffer> =>
  page.screenshot({ animations: 'disabled', style: '[data-viewing] { display: none !important; }' });
