import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { head } from './office.js';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

/** Without a browser these tests say so and are skipped; where CI is set they are required. */
export const describeInBrowser = executablePath || process.env.CI ? describe : describe.skip;
if (!executablePath) console.warn('No Chromium was found, so the browser tests are not run. Install it, or name it in CHROMIUM.');

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });

/** One person's browser: what it asked of other hosts, and what went wrong in its pages, is written down. */
export class Seat {
  readonly foreignRequests: string[] = [];
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly url: string,
  ) {}

  static async take(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Seat> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
    context.setDefaultTimeout(20_000);
    const seat = new Seat(await context.newPage(), context, url);
    context.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob|chrome|chrome-extension):/.test(request.url()))
        seat.foreignRequests.push(request.url());
    });
    seat.page.on('pageerror', (error) => seat.complaints.push(error.message));
    seat.page.on('console', (message) => {
      if (message.type() === 'error') seat.complaints.push(message.text());
    });
    return seat;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  async signIn(person = head): Promise<void> {
    await this.open('/');
    await this.page.locator('input[name=email]').fill(person.email);
    await this.page.locator('input[name=password]').fill(person.password);
    await this.page.locator('button[type=submit]').click();
    await this.page.locator('input[name=email]').waitFor({ state: 'detached' });
    await this.page.getByRole('menuitem').first().waitFor();
  }

  /** The texts of a list's cells under one column. */
  async column(source: string): Promise<string[]> {
    await this.page.locator('.RaDataTable-table tbody tr').first().waitFor();
    return this.page.locator(`td.column-${source}`).allInnerTexts();
  }

  /** A complaint that belongs to what the test does; all others fail it. */
  expectComplaint(about: RegExp): void {
    expect(this.complaints.splice(0)).toEqual([expect.stringMatching(about)]);
  }

  /** A picture of what is on the screen, for people to look at: written where TIMON_PICTURES says. */
  async picture(name: string): Promise<void> {
    const folder = process.env.TIMON_PICTURES;
    if (folder) await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  }

  scrollsSideways(): Promise<boolean> {
    return this.page.evaluate('document.documentElement.scrollWidth > window.innerWidth') as Promise<boolean>;
  }
}
