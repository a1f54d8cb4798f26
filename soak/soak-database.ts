import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from '../server/launch/postgres.mjs';

const patienceMs = 30_000;

/** A PostgreSQL of its own that may be stopped or killed, and comes back with all that was committed, at the same address. */
export class SoakDatabase {
  private constructor(
    readonly dataFolder: string,
    private cluster: Cluster,
  ) {}

  static async start(): Promise<SoakDatabase> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'timon-soak-'));
    try {
      return new SoakDatabase(dataFolder, await startCluster(dataFolder));
    } catch (error) {
      await rm(dataFolder, { recursive: true, force: true });
      throw error;
    }
  }

  get url(): string {
    return this.cluster.url;
  }

  /** As somebody restarts it who does not wait for its clients. */
  async restart(): Promise<void> {
    await this.cluster.stop();
    await this.comeBack();
  }

  /** As a machine loses it: what is not in its log on the disk is gone. */
  async crash(): Promise<void> {
    process.kill(this.cluster.pid, 'SIGKILL');
    await this.cluster.ended;
    await this.comeBack();
  }

  async remove(): Promise<void> {
    await this.cluster.stop();
    await rm(this.dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** What is left of a PostgreSQL that was killed holds its memory for a moment longer. */
  private async comeBack(): Promise<void> {
    const port = Number(new URL(this.cluster.url).port);
    for (const giveUpAt = Date.now() + patienceMs; ;) {
      try {
        this.cluster = await startCluster(this.dataFolder, port);
        return;
      } catch (error) {
        if (Date.now() > giveUpAt) throw error;
        await delay(200);
      }
    }
  }
}

/** The launcher is not compiled, so it is found from where this runs. */
async function startCluster(dataFolder: string, port?: number): Promise<Cluster> {
  const launcher = new URL('../../server/launch/postgres.mjs', import.meta.url).href;
  const postgres = (await import(launcher)) as typeof import('../server/launch/postgres.mjs');
  return postgres.startCluster(dataFolder, { port });
}
