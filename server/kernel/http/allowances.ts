import { setTimeout as delay } from 'node:timers/promises';
import { RateLimited } from '../errors.js';
import type { Budget, Principal } from '../rights/principal.js';

/** A bucket of points that fills up again by itself. A point is an object read; a change is ten. */
export interface Allowance {
  readonly most: number;
  readonly perSecond: number;
}

/** Who works by hand never comes near; a script that reads everything at full speed does, within seconds. */
const usualAllowances: Readonly<Record<Exclude<Budget, 'system'>, Allowance>> = {
  person: { most: 20_000, perSecond: 1_000 },
  key: { most: 10_000, perSecond: 500 },
  portal: { most: 5_000, perSecond: 250 },
  analyst: { most: 100_000, perSecond: 2_000 },
};

/** Somebody has asked for more in a short time than is theirs; others go on as if nothing were. */
export class OverAllowance extends RateLimited {
  protected override get textKey(): string {
    return 'error.RATE_LIMITED.allowance';
  }
}

/** What an operation was let in for, until it is known what it took. */
export interface Reservation {
  readonly points: number;
  /** Gives back what was not used; returns what was charged. */
  settle(used: number): number;
}

interface Bucket {
  points: number;
  filledAt: number;
}

/** What time it is, in milliseconds, and how to let some of it go by. */
export interface Time {
  now(): number;
  pause(ms: number): Promise<unknown>;
}

const realTime: Time = { now: () => performance.now(), pause: (ms) => delay(ms) };

const free: Reservation = { points: 0, settle: () => 0 };
const mostBuckets = 10_000;

/**
 * Who asks much waits, and nobody else for them. Kept by each process for itself: a shared count would put a write before every
 * read, and whoever is spread over n processes by the balancer has at most n times the allowance, of n times the machines.
 */
export class Allowances {
  private readonly buckets = new Map<string, Bucket>();

  /** `times`: how many times the usual allowance everybody gets. */
  constructor(
    private readonly times = 1,
    private readonly time = realTime,
  ) {}

  /**
   * Takes what an operation may cost before it runs. One that may cost more than a whole bucket needs a full one, and is charged
   * no more than that. Refused, it is told when enough will have come together.
   */
  reserve(who: Pick<Principal, 'id' | 'budget'> | undefined, asked: number, now = this.time.now()): Reservation {
    if (!who || who.budget === 'system') return free;
    const { most, perSecond } = this.allowanceOf(who.budget);
    const bucket = this.bucketOf(who.id, most, perSecond, now);
    const points = Math.min(asked, most);
    const missing = points - bucket.points;
    if (missing > 0) throw new OverAllowance({ retryAfterSeconds: Math.ceil(missing / perSecond) });
    return taken(bucket, points, most);
  }

  /**
   * As `reserve`, for what is read piece by piece and can wait: until the points have come together, half a bucket of which is
   * left to whatever else is asked meanwhile, so that a long export keeps nobody from their work.
   */
  async reserveInTime(who: Pick<Principal, 'id' | 'budget'> | undefined, asked: number): Promise<Reservation> {
    if (!who || who.budget === 'system') return free;
    const { most, perSecond } = this.allowanceOf(who.budget);
    const points = Math.min(asked, most / 2);
    for (;;) {
      const bucket = this.bucketOf(who.id, most, perSecond, this.time.now());
      const missing = points + most / 2 - bucket.points;
      if (missing <= 0) return taken(bucket, points, most);
      await this.time.pause(Math.ceil((missing / perSecond) * 1000));
    }
  }

  private allowanceOf(budget: Exclude<Budget, 'system'>): Allowance {
    const { most, perSecond } = usualAllowances[budget];
    return { most: most * this.times, perSecond: perSecond * this.times };
  }

  private bucketOf(id: string, most: number, perSecond: number, now: number): Bucket {
    const known = this.buckets.get(id);
    if (known) {
      known.points = Math.min(most, known.points + ((now - known.filledAt) / 1000) * perSecond);
      known.filledAt = now;
      return known;
    }
    // Whoever has not asked for longest has a full bucket again, and so none to remember.
    if (this.buckets.size >= mostBuckets) this.buckets.delete(this.buckets.keys().next().value!);
    const fresh = { points: most, filledAt: now };
    this.buckets.set(id, fresh);
    return fresh;
  }
}

function taken(bucket: Bucket, points: number, most: number): Reservation {
  bucket.points -= points;
  return {
    points,
    settle: (used) => {
      const charged = Math.min(used, points);
      bucket.points = Math.min(most, bucket.points + points - charged);
      return charged;
    },
  };
}
