import pg from 'pg';
import type { Logger } from 'pino';

export interface AccessNews {
  readonly rightsChanged: (principalId: string) => void;
  readonly sessionClosed: (tokenHash: string) => void;
  /** Nothing was heard for a while, so nothing that is remembered can be trusted. */
  readonly missed: () => void;
}

const waitMs = 1_000;

/** Hears from every process on this database whose rights changed and who signed out. */
export class AccessListener {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    private readonly url: string,
    private readonly news: AccessNews,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'timon news', keepAlive: true });
    client.on('error', () => this.startAgain());
    client.on('end', () => this.startAgain());
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === 'timon_rights') this.news.rightsChanged(payload);
      else this.news.sessionClosed(payload);
    });
    try {
      await client.connect();
      await client.query('listen timon_rights; listen timon_sessions');
      this.client = client;
      this.news.missed();
    } catch (error) {
      this.log.warn({ error: String(error) }, 'the news about rights cannot be heard; trying again');
      this.startAgain();
    }
  }

  /** While false, remembered sessions are looked up again each time. */
  get isListening(): boolean {
    return this.client !== undefined;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private startAgain(): void {
    this.client = undefined;
    this.news.missed();
    if (this.isStopped || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.start();
    }, waitMs);
  }
}
