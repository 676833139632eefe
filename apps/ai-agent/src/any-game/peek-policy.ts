import { BlockList, isIP } from 'node:net';
import { parseUrl } from '#libs/service';

const MAX_URL = 2_048;
/** What an orchestrator calls it, whatever stands in front: behind a proxy its addresses have a path before them. */
const PATH = /\/games\/[^/]+\/peek$/;

/** Where orchestrators are that no one has configured: this machine and private networks (RFC 1918, RFC 4193). */
const NEAR = subnets(['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128', 'fc00::/7']);
/** Services of clouds that hand out credentials at a private address. */
const METADATA = subnets(['fd00:ec2::/32']);

/**
 * Which addresses may be asked what a move leads to: everybody who reaches this service can name one. With configured
 * origins those alone; without, addresses of this machine and of private networks.
 */
export class PeekPolicy {
  constructor(private readonly origins: readonly string[] = []) {}

  /** The address where it may be asked, as far as that shows without a name server; undefined where it may not. */
  accepted(text: string): URL | undefined {
    const url = text.length > MAX_URL ? undefined : parseUrl(text);
    if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
    if (url.username !== '' || url.password !== '' || !PATH.test(url.pathname)) return undefined;
    if (this.origins.length > 0) return this.origins.includes(url.origin) ? url : undefined;
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    return isIP(host) === 0 || isNear(host) ? url : undefined;
  }

  /** Whether a name may lead to this address. Those who configure an origin answer for its name. */
  allows(address: string): boolean {
    return this.origins.length > 0 || isNear(address);
  }
}

function isNear(address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return isIP(address) !== 0 && NEAR.check(address, family) && !METADATA.check(address, family);
}

function subnets(list: readonly string[]): BlockList {
  const blocks = new BlockList();
  for (const subnet of list) {
    const [prefix = '', bits] = subnet.split('/');
    blocks.addSubnet(prefix, Number(bits), isIP(prefix) === 6 ? 'ipv6' : 'ipv4');
  }
  return blocks;
}
