import { setImmediate as soon } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Turns } from '../../../server/kernel/read/turns.js';

/** Work that ends when it is told to. */
function openWork(begun: string[], name: string) {
  let finish = () => {};
  let fail = () => {};
  const ended = new Promise<string>((resolve, reject) => {
    finish = () => resolve(name);
    fail = () => reject(new Error(name));
  });
  return { work: () => (begun.push(name), ended), finish, fail };
}

describe('statements take turns', () => {
  afterEach(() => void jest.useRealTimers());

  it('lets the next begin when one ends, in the order they came, also after a failure', async () => {
    const begun: string[] = [];
    const turns = new Turns(2, 1_000);
    const works = ['one', 'two', 'three', 'four'].map((name) => openWork(begun, name));
    const all = works.map(({ work }) => turns.take(work));
    expect(begun).toEqual(['one', 'two']);
    works[1]!.fail();
    await expect(all[1]).rejects.toThrow('two');
    await soon();
    expect(begun).toEqual(['one', 'two', 'three']);
    works.forEach(({ finish }) => finish());
    expect(await Promise.all([all[0], all[2], all[3]])).toEqual(['one', 'three', 'four']);
  });

  it('takes the turn from whoever is slow without stopping them', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const begun: string[] = [];
    const turns = new Turns(1, 10);
    const [slow, quick] = [openWork(begun, 'slow'), openWork(begun, 'quick')];
    const both = [turns.take(slow.work), turns.take(quick.work)];
    expect(begun).toEqual(['slow']);
    jest.advanceTimersByTime(10);
    await soon();
    expect(begun).toEqual(['slow', 'quick']);
    slow.finish();
    quick.finish();
    expect(await Promise.all(both)).toEqual(['slow', 'quick']);
  });

  it('gives a slow one no second turn when it ends', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const begun: string[] = [];
    const turns = new Turns(1, 10);
    const works = ['slow', 'second', 'third'].map((name) => openWork(begun, name));
    const all = works.map(({ work }) => turns.take(work));
    jest.advanceTimersByTime(10);
    await soon();
    works[0]!.finish();
    await all[0];
    await soon();
    expect(begun).toEqual(['slow', 'second']);
    works.forEach(({ finish }) => finish());
    await Promise.all(all);
  });
});
