/** Larger than any paper needs; what unfolds to more would take the memory of everybody. */
const mostPixels = 2_000;

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Whether these bytes are a PNG or JPEG picture of a size that papers take. */
export function isPicture(bytes: Buffer): boolean {
  const extent = pngExtent(bytes) ?? jpegExtent(bytes);
  return extent !== undefined && [extent.width, extent.height].every((pixels) => pixels > 0 && pixels <= mostPixels);
}

const pngBegins = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function pngExtent(bytes: Buffer): Extent | undefined {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(pngBegins) || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The frame of a JPEG stands in a segment of its own, behind others of any length. */
function jpegExtent(bytes: Buffer): Extent | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return undefined;
}
