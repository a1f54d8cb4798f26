import type { IncomingMessage } from 'node:http';
import { isIP, type BlockList } from 'node:net';

/** Whom the request comes from: the nearest address that is not a proxy of ours. Nobody else's word on it is taken. */
export function clientAddress(request: IncomingMessage, proxies: BlockList): string {
  const nearest = plain(request.socket.remoteAddress ?? '');
  const forwarded = request.headers['x-forwarded-for'];
  if (forwarded === undefined || !isAmong(proxies, nearest)) return nearest;
  const hops = String(forwarded)
    .split(',')
    .map((hop) => plain(hop.trim()));
  while (hops.length > 0) {
    const hop = hops.pop()!;
    if (isIP(hop) === 0) break;
    if (!isAmong(proxies, hop)) return hop;
  }
  return nearest;
}

const plain = (address: string): string => (address.startsWith('::ffff:') ? address.slice(7) : address);

const isAmong = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
