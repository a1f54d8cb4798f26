import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openBrowser, Seat } from './browser.js';
import { seedDemoCompany, type DemoCompany } from './demo-company.js';
import { head, openOffice, requireBundle, type Office } from './office.js';

type Person = Parameters<Office['sessionOf']>[0];

/** Sets up one office with a demo company and one browser for the tests of a file, and checks that no page asked another host. */
export function atTheOffice() {
  let office: Office;
  let browser: Browser;
  let demo: DemoCompany;
  const seats: Seat[] = [];

  beforeAll(async () => {
    requireBundle();
    [office, browser] = await Promise.all([openOffice(), openBrowser()]);
    demo = await seedDemoCompany(office.api);
  }, 120_000);

  afterEach(async () => {
    await Promise.all(seats.map(({ context }) => context.close()));
    const seen = seats.splice(0);
    expect(seen.flatMap(({ foreignRequests }) => foreignRequests)).toEqual([]);
    expect(seen.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await office?.close();
  }, 30_000);

  return {
    get api() {
      return office.api;
    },
    get url() {
      return office.url;
    },
    get orderId() {
      return demo.orderId;
    },
    get customerId() {
      return demo.customerId;
    },
    get productId() {
      return demo.productId;
    },
    async seat(options?: BrowserContextOptions): Promise<Seat> {
      const seat = await Seat.take(browser, office.url, options);
      seats.push(seat);
      return seat;
    },
    sessionOf: (person: Person) => office.sessionOf(person),
    /** Signed in as the head, by a session of its own; the sign-in screen has tests of its own. */
    seatSignedIn(options?: BrowserContextOptions): Promise<Seat> {
      return this.seatOf(head, options);
    },
    async seatOf(person: Person, options?: BrowserContextOptions): Promise<Seat> {
      const seat = await this.seat(options);
      const { cookie } = await office.sessionOf(person);
      const [name = '', value = ''] = cookie.split('=');
      await seat.context.addCookies([{ name, value, url: office.url }]);
      await seat.open('/');
      await seat.page.locator('#main-content h1').waitFor();
      return seat;
    },
  };
}
