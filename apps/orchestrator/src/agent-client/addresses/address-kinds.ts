import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { parseUrl } from '#libs/service';

type Family = 'ipv4' | 'ipv6';

/**
 * What is not the public internet: the IANA special-purpose registries (RFC 6890 and its updates), as far as their
 * addresses are not globally reachable, and the services of clouds that hand out credentials. The first that fits names it.
 */
const KINDS: readonly (readonly [name: string, ...subnets: readonly string[]])[] = [
  ['a metadata', '169.254.169.254/32', '168.63.129.16/32', '100.100.100.200/32', 'fd00:ec2::254/128'],
  ['an unspecified', '0.0.0.0/8', '::/128'],
  ['a loopback', '127.0.0.0/8', '::1/128'],
  ['a private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fec0::/10'],
  ['a link-local', '169.254.0.0/16', 'fe80::/10'],
  ['a carrier-grade NAT', '100.64.0.0/10'],
  ['a multicast', '224.0.0.0/4', 'ff00::/8'],
  ['a tunnelled', '192.88.99.0/24', '2001::/32', '2002::/16'],
  ['a reserved', '192.0.0.0/24', '192.0.2.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '240.0.0.0/4'],
  ['a reserved', '2001::/23', '2001:db8::/32', '3fff::/20'],
];

const LISTS = KINDS.map(([name, ...subnets]) => ({ name, list: listOf(subnets) }));
const GLOBAL_UNICAST_V6 = listOf(['2000::/3']);

/** IPv6 addresses that stand for an IPv4 address, the last 32 bits: mapped ones (RFC 4291) and NAT64 (RFC 6052). */
const STANDS_FOR_IPV4 = /^(?:::ffff|64:ff9b:):([\da-f]{1,4}):([\da-f]{1,4})$/;
const NAT64_ZERO = /^64:ff9b::([\da-f]{0,4})$/;

/** Names that are this machine wherever they are asked (RFC 6761). */
export function isLoopbackName(host: string): boolean {
  return /(^|\.)localhost\.?$/.test(host);
}

/** "a loopback", "a private", … for an IP address that is not on the public internet; undefined for one that is. */
export function kindOf(address: string): string | undefined {
  const plain = plainAddress(address);
  const family = familyOf(plain);
  if (family === undefined) return 'no IP';
  const kind = LISTS.find(({ list }) => list.check(plain, family));
  if (kind !== undefined) return kind.name;
  return family === 'ipv6' && !GLOBAL_UNICAST_V6.check(plain, family) ? 'a reserved' : undefined;
}

/** The IPv4 address where an IPv6 one only stands for it, else the address in its shortest form. */
export function plainAddress(address: string): string {
  const url = isIPv6(address) ? parseUrl(`http://[${address}]`) : undefined;
  if (url === undefined) return address;
  const short = url.hostname.slice(1, -1);
  const [, high = '0', low] = STANDS_FOR_IPV4.exec(short) ?? [];
  if (low !== undefined) return dotted(Number.parseInt(high, 16), Number.parseInt(low, 16));
  const last = NAT64_ZERO.exec(short)?.[1];
  return last === undefined ? short : dotted(0, Number.parseInt(last || '0', 16));
}

export function familyOf(address: string): Family | undefined {
  if (isIPv4(address)) return 'ipv4';
  // A zone ("%eth0") is no part of an address elsewhere.
  return isIPv6(address) && !address.includes('%') ? 'ipv6' : undefined;
}

/** Of subnets as in "10.0.0.0/8". */
export function listOf(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [prefix = '', bits] = subnet.split('/');
    list.addSubnet(prefix, Number(bits), familyOf(prefix) ?? 'ipv4');
  }
  return list;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
