import { isIP } from 'node:net';
import { InvalidInput } from '../../kernel/errors.js';

const mostAddresses = 50;

/** The networks from which a key may come, each an address or an address with the number of bits that count. */
export function checkedAddresses(given: readonly string[]): string[] {
  if (given.length > mostAddresses) throw new InvalidInput({ addresses: 'TOO_MANY' });
  return given.map((text, at) => {
    const [net = '', bits, ...more] = text.trim().split('/');
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(net) as 0 | 4 | 6];
    const isNumber = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    if (most < 0 || !isNumber || more.length > 0 || net.includes('%')) throw new InvalidInput({ [`addresses.${at}`]: 'BAD_ADDRESS' });
    return `${net}/${bits ?? most}`;
  });
}
