import { BlockList, isIP } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Names that resolve to this machine on every machine (RFC 6761 §6.3). */
const LOOPBACK_NAME = /^(?:[^.]+\.)*localhost$/i;

/** Whether an IP address is one of this machine's own, IPv4-mapped IPv6 addresses included. */
export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && LOOPBACK.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a host, as in a URL, is this machine: `localhost`, `app.localhost.`, `127.1.2.3`, `[::1]`, `::1`. */
export function isLoopbackHost(host: string): boolean {
  const plain = host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  return LOOPBACK_NAME.test(plain) || isLoopbackAddress(plain);
}
