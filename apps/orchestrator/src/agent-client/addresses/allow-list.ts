import type { BlockList } from 'node:net';
import { parseUrl } from '#libs/service';
import { familyOf, listOf, plainAddress } from './address-kinds.js';

/** Where seats may have their agents although it is not the public internet. `port` undefined: at any port. */
export type AllowedPlace =
  | { readonly host: string; readonly port: number | undefined }
  | { readonly subnet: BlockList; readonly port: number | undefined };

const CIDR = /^([\d.a-f:]+)\/(\d{1,3})$/i;
const WITH_PORT = /^(\[[\d.a-f:]+\]|[^\s:/?#@\\]+)(?::(\d{1,5}))?$/i;
const HOST_NAME = /^[\w-]+(?:\.[\w-]+)*$/;
const BITS = { ipv4: 32, ipv6: 128 } as const;

/**
 * One entry of the list: `agents.internal`, `localhost:9000`, `10.1.2.3`, `[fd00::5]:9000`, `fd00::5`, `10.0.0.0/8`,
 * `fd00::/8`. Undefined if it is none of these.
 */
export function allowedPlace(entry: string): AllowedPlace | undefined {
  const [, prefix, bits] = CIDR.exec(entry) ?? [];
  if (prefix !== undefined && bits !== undefined) return subnet(prefix, Number(bits), undefined);
  if (familyOf(entry) !== undefined) return addressAt(entry, undefined);
  const [, host, digits] = WITH_PORT.exec(entry) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  if (host === undefined || port === 0 || (port ?? 0) > 65_535) return undefined;
  return placeAt(host, port);
}

/** `127.1` and the like are addresses too: the host is read as the host of an address on the web. */
function placeAt(host: string, port: number | undefined): AllowedPlace | undefined {
  const url = parseUrl(`http://${host}`);
  if (url === undefined) return undefined;
  const name = hostOf(url);
  if (familyOf(name) !== undefined) return addressAt(name, port);
  return HOST_NAME.test(name) ? { host: name, port } : undefined;
}

function addressAt(address: string, port: number | undefined): AllowedPlace | undefined {
  const plain = plainAddress(address);
  const family = familyOf(plain);
  return family && subnet(plain, BITS[family], port);
}

function subnet(prefix: string, bits: number, port: number | undefined): AllowedPlace | undefined {
  const family = familyOf(prefix);
  if (family === undefined || bits > BITS[family]) return undefined;
  return { subnet: listOf([`${prefix}/${bits}`]), port };
}

/** A URL's host as it is compared: without brackets and without the dot that ends a full name. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}
