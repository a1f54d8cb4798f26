import type { BrowserContext } from 'playwright-core';

/** Where two pictures of the same size differ: the box around it as `[left, top, right, bottom]`, and how many pixels there are. */
export interface Difference {
  readonly box: readonly [number, number, number, number];
  readonly pixels: number;
}

const compare = `async ([one, other]) => {
  const read = async (picture) => {
    const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + picture)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    canvas.drawImage(bitmap, 0, 0);
    return { width: bitmap.width, colours: new Uint32Array(canvas.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer) };
  };
  const [before, after] = await Promise.all([read(one), read(other)]);
  let [left, top, right, bottom, pixels] = [Infinity, Infinity, -1, -1, 0];
  before.colours.forEach((colour, index) => {
    if (colour === after.colours[index]) return;
    const [x, y] = [index % before.width, Math.floor(index / before.width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    pixels += 1;
  });
  return { box: [left, top, right, bottom], pixels };
}`;

export async function differenceBetween(context: BrowserContext, one: Buffer, other: Buffer): Promise<Difference> {
  const blank = await context.newPage();
  const pictures = JSON.stringify([one.toString('base64'), other.toString('base64')]);
  const difference = await blank.evaluate(`(${compare})(${pictures})`);
  await blank.close();
  return difference as Difference;
}
