import { familyOf, isLoopbackName, kindOf, plainAddress } from './address-kinds.js';
import { type AllowedPlace, hostOf } from './allow-list.js';

/** Where a connection is to go. `host` is a name or an address, in lower case and without brackets. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

/** The port is the protocol's own where none is given. */
export function destinationOf(host: string, { protocol, port }: { protocol: string; port: string }): Destination {
  return { host: host.replace(/\.$/, ''), port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** Which addresses seats may have their agents at: all of the public internet, and what the operator lists besides. */
export class AddressPolicy {
  constructor(private readonly allowed: readonly AllowedPlace[] = []) {}

  /**
   * Why a seat's url is refused, as far as that shows without asking a name server; undefined where it does not. A
   * predicate: "leads to a loopback address".
   */
  refusalOfUrl(url: URL): string | undefined {
    const host = hostOf(url);
    const destination = destinationOf(host, url);
    if (familyOf(host) !== undefined) return this.refusal(destination, host);
    return isLoopbackName(host) ? this.refusal(destination, '127.0.0.1') : undefined;
  }

  /** Why there may be no connection to this address of the destination's; undefined if there may. */
  refusal(destination: Destination, address: string): string | undefined {
    const kind = kindOf(address);
    if (kind === undefined || this.allowed.some((place) => covers(place, destination, address))) return undefined;
    return `leads to ${kind} address`;
  }
}

function covers(place: AllowedPlace, { host, port }: Destination, address: string): boolean {
  if (place.port !== undefined && place.port !== port) return false;
  if ('host' in place) return place.host === host;
  const plain = plainAddress(address);
  const family = familyOf(plain);
  return family !== undefined && place.subnet.check(plain, family);
}
