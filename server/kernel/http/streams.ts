import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { Unauthenticated } from '../errors.js';
import type { ChangeAnswer } from '../graphql/api.js';
import { formatError } from '../graphql/error-format.js';
import { SlowReceiver } from '../work/change.errors.js';
import { asGraphqlError } from './as-graphql-error.js';
import type { Call } from './call.js';
import type { EventStream } from './event-stream.js';
import type { Gate, Identity } from './gate.js';
import { Overloaded, TooManyStreams } from './http.errors.js';
import type { OpenedOperation } from './open-operation.js';

export const mostStreams = { perPrincipal: 20, inAll: 1_000 } as const;
/** Statements for streams that run at the same time: events must not take the connections of those who ask. */
const mostTurns = 2;
/** News come at once; besides, time alone ends sessions and keys. */
const newsMs = 200;
const lookAgainMs = { listening: 30_000, deaf: 4_000 } as const;
/** One after the other, a thousand receivers who all have to be read anew would take longer than a lost right may last. */
const lookedAtTogether = 20;

/** Whoever receives a stream, as they can be looked up again while it lasts. */
export interface Receiver {
  readonly call: Call;
  /** Who they are by now, without counting it as a sign of life. */
  readonly present: () => Promise<Identity>;
  readonly callFor: (identity: Identity) => Call;
}

interface Stream {
  readonly principalId: string;
  readonly events: EventStream;
  readonly opened: OpenedOperation;
  readonly receiver: Receiver;
  identity: Identity;
  end(error: GraphQLError): void;
}

/** The streams that are open in this process. Each ends when its receiver's session, key or right does. */
export class Streams {
  private readonly open = new Set<Stream>();
  /** Whose streams are open, or being opened. */
  private readonly rooms: string[] = [];
  private readonly turns: (() => void)[] = [];
  private turnsTaken = 0;
  private soon: NodeJS.Timeout | undefined;
  private readonly regularly: NodeJS.Timeout;
  private readonly unwatch: () => void;
  private lookedAt = performance.now();
  private isLooking = false;
  private isAsked = false;

  constructor(
    gate: Gate,
    private readonly log: Logger,
  ) {
    this.unwatch = gate.watch(() => {
      this.soon ??= setTimeout(() => void this.lookAgain(), newsMs).unref();
    });
    this.regularly = setInterval(() => {
      const due = gate.isListening ? lookAgainMs.listening : lookAgainMs.deaf;
      if (performance.now() - this.lookedAt >= due) void this.lookAgain();
    }, lookAgainMs.deaf / 2).unref();
  }

  /** Taken before a source is opened, so that many at the same moment are counted as well; returns how to give it back. */
  requireRoom(principalId: string): () => void {
    if (this.rooms.length >= mostStreams.inAll) throw new Overloaded();
    const own = this.rooms.filter((holder) => holder === principalId).length;
    if (own >= mostStreams.perPrincipal) throw new TooManyStreams(mostStreams.perPrincipal);
    this.rooms.push(principalId);
    return () => void this.rooms.splice(this.rooms.indexOf(principalId), 1);
  }

  /** Passes on what happens until one of the two sides ends it. */
  async serve(events: EventStream, opened: OpenedOperation, receiver: Receiver, identity: Identity): Promise<void> {
    const { batches } = opened.subscription;
    const words = (error: unknown) => JSON.stringify({ errors: [formatError(asGraphqlError(error), receiver.call, this.log)] });
    const stream: Stream = {
      principalId: receiver.call.principal!.id,
      events,
      opened,
      receiver,
      identity,
      end: (error) => {
        events.complete(words(error));
        void batches.return?.();
      },
    };
    this.open.add(stream);
    try {
      while (!events.isClosed) {
        const { value, done } = await batches.next();
        if (done) break;
        const answers = await this.inTurn(async () => {
          const call = receiver.callFor(stream.identity);
          return events.isClosed ? [] : opened.subscription.answer(value, call);
        });
        if (!(await this.send(stream, answers, value.position))) throw new SlowReceiver();
      }
      events.complete();
    } catch (error) {
      events.complete(words(error));
    } finally {
      this.open.delete(stream);
      await batches.return?.();
    }
  }

  /** Lets go of all, so that they are taken up again elsewhere. */
  close(): void {
    clearTimeout(this.soon);
    clearInterval(this.regularly);
    this.unwatch();
    for (const { events, opened } of this.open) {
      events.breakOff();
      void opened.subscription.batches.return?.();
    }
  }

  private async send({ events, receiver }: Stream, answers: readonly ChangeAnswer[], position: string): Promise<boolean> {
    for (const [at, { change, result }] of answers.entries()) {
      const errors = result.errors?.map((error) => formatError(error, receiver.call, this.log));
      const json = JSON.stringify({ errors, data: result.data, extensions: { change } });
      if (!(await events.next(json, at === answers.length - 1 ? position : undefined))) return false;
    }
    return true;
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.turnsTaken >= mostTurns) await new Promise<void>((resolve) => this.turns.push(resolve));
    else this.turnsTaken += 1;
    try {
      return await work();
    } finally {
      const next = this.turns.shift();
      if (next) next();
      else this.turnsTaken -= 1;
    }
  }

  /** News that come during a look are seen to by another after it: side by side they would ask the same many times over. */
  private async lookAgain(): Promise<void> {
    this.soon = undefined;
    this.isAsked = true;
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      while (this.isAsked) {
        this.isAsked = false;
        this.lookedAt = performance.now();
        const streams = [...this.open];
        for (let at = 0; at < streams.length; at += lookedAtTogether)
          await Promise.all(streams.slice(at, at + lookedAtTogether).map((stream) => this.lookAt(stream)));
      }
    } finally {
      this.isLooking = false;
    }
  }

  /** Whoever is gone, or may no longer ask this, is told so and let go; whose rights changed goes on under the new ones. */
  private async lookAt(stream: Stream): Promise<void> {
    const error = await this.refusalOf(stream);
    if (error && this.open.has(stream)) stream.end(error);
  }

  private async refusalOf(stream: Stream): Promise<GraphQLError | undefined> {
    try {
      stream.identity = await stream.receiver.present();
      if (stream.identity.principal?.id !== stream.principalId) throw new Unauthenticated();
      return stream.opened.refusalFor(stream.receiver.callFor(stream.identity));
    } catch (error) {
      // Who cannot be looked up is not known to be anybody.
      return asGraphqlError(error);
    }
  }
}
