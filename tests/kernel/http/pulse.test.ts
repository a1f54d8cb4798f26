import { Pulse } from '../../../server/kernel/http/pulse.js';

test('one long step turns nobody away; a process that never comes round does, until it comes round again', () => {
  const pulse = new Pulse();
  try {
    let now = performance.now();
    const beatAfter = (ms: number): boolean => {
      now += ms;
      pulse.beat(now);
      return pulse.isLate;
    };
    expect([beatAfter(100), beatAfter(3_000), beatAfter(100), beatAfter(100)]).toEqual([false, false, false, false]);
    expect([beatAfter(800), beatAfter(800), beatAfter(800), beatAfter(100)]).toEqual([false, false, true, false]);
  } finally {
    pulse.stop();
  }
});
