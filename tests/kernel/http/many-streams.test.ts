import { pino } from 'pino';
import type { Call } from '../../../server/kernel/http/call.js';
import type { EventStream } from '../../../server/kernel/http/event-stream.js';
import { nobody, type Gate, type Identity } from '../../../server/kernel/http/gate.js';
import type { OpenedOperation } from '../../../server/kernel/http/open-operation.js';
import { Streams } from '../../../server/kernel/http/streams.js';
import { until } from '../../support/until.js';

const together = 5;
const receivers = 45;

let tellNews: () => void;
let streams: Streams;
let asked: number;
let over: number;
let waiting: (() => void)[];

beforeEach(() => {
  [asked, over, waiting] = [0, 0, []];
  const gate = { isListening: true, watch: (watcher: () => void) => ((tellNews = watcher), () => undefined) } as unknown as Gate;
  streams = new Streams(gate, pino({ level: 'silent' }));
  for (let nth = 0; nth < receivers; nth += 1) void streams.serve(events(), opened(), receiver(), nobody);
});
afterEach(() => streams.close());

function events(): EventStream {
  const stream = {
    isClosed: false,
    complete: () => void ((over += stream.isClosed ? 0 : 1), (stream.isClosed = true)),
    breakOff: () => undefined,
  };
  return stream as unknown as EventStream;
}

/** Nothing happens on it. */
function opened(): OpenedOperation {
  let end: (value: unknown) => void;
  const next = new Promise((resolve) => (end = resolve));
  const batches = { next: () => next, return: async () => end({ done: true }) };
  return { subscription: { batches }, refusalFor: () => undefined } as unknown as OpenedOperation;
}

/** Looking somebody up comes back for several at the same time, and for none of them alone. */
const receiver = () => ({
  call: { principal: { id: 'ana' }, language: 'en', requestId: 'test' } as unknown as Call,
  callFor: () => ({}) as Call,
  present: () => {
    asked += 1;
    return new Promise<Identity>((resolve) => {
      waiting.push(() => resolve(nobody));
      if (waiting.length >= together) for (const answer of waiting.splice(0)) answer();
    });
  },
});

test('whoever is signed out is let go though many others are looked at with them', async () => {
  tellNews();
  await until('all are let go', () => over === receivers);
  expect(asked).toBe(receivers);
});
