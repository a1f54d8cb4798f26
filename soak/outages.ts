import { setTimeout as delay } from 'node:timers/promises';
import { Choices } from './choices.js';
import type { SoakDatabase } from './soak-database.js';
import type { SoakServers } from './soak-servers.js';

export interface Outages {
  readonly serversKilled: number;
  readonly databaseRestarts: number;
  readonly databaseKills: number;
}

/** Every few seconds something is gone: a server three times of four, else PostgreSQL, stopped or killed in turns. */
export async function makeOutages(
  seed: number,
  servers: SoakServers,
  database: SoakDatabase,
  hasBegun: () => boolean,
  isOver: () => boolean,
  note: (text: string) => void,
): Promise<Outages> {
  const made = { serversKilled: 0, databaseRestarts: 0, databaseKills: 0 };
  while (!hasBegun() && !isOver()) await delay(50);
  for (let turn = 1; !isOver(); turn++) {
    const choices = new Choices(`outage ${seed} ${turn}`);
    if (turn % 4 !== 0) {
      const at = choices.below(servers.ports.length);
      note(`killing server ${at + 1}`);
      await servers.kill(servers.ports[at]!);
      made.serversKilled++;
    } else if (turn % 8 === 0) {
      note('killing PostgreSQL');
      await database.crash();
      made.databaseKills++;
    } else {
      note('restarting PostgreSQL');
      await database.restart();
      made.databaseRestarts++;
    }
    for (let waited = 0, wait = choices.between(1_500, 4_000); waited < wait && !isOver(); waited += 100) await delay(100);
  }
  return made;
}
