import { randomFillSync } from 'node:crypto';

const random = Buffer.alloc(8192);
let used = random.length;
let lastMillisecond = 0;
let sequence = 0;

/** A fresh id that sorts by the moment it was made, also among the ids of one millisecond, so that new rows land at an index's end. */
export function uuidV7(): string {
  if (used + 10 > random.length) {
    randomFillSync(random);
    used = 0;
  }
  const now = Date.now();
  if (now > lastMillisecond) {
    lastMillisecond = now;
    sequence = ((random[used]! << 8) | random[used + 1]!) & 0x7ff;
  } else if (++sequence > 0xfff) {
    lastMillisecond += 1;
    sequence = 0;
  }
  const time = lastMillisecond.toString(16).padStart(12, '0');
  const variant = ((random[used + 2]! & 0x3f) | 0x80).toString(16);
  const tail = random.toString('hex', used + 3, used + 10);
  used += 10;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
}
