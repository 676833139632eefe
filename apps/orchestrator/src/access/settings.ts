import { isIP } from 'node:net';
import { compile } from '@fastify/proxy-addr';
import { contentOf, type Environment, parseUrl, webOrigin } from '#libs/service';
import { ApiKeys } from './api-keys.js';
import { WATCH_MODES, type WatchMode } from './game-access.js';
import { entriesIn, keyIn, readKeys, scopeIn } from './key-entry.js';
import { readKeyFile } from './key-file.js';
import { ANY_PAGE } from './page-access.js';
import type { TrustsAddress } from './public-address.js';

/** `*` and origins, as browsers write them. */
export function corsOriginsIn(env: Environment): readonly string[] {
  const entries = env.list('ORCHESTRATOR_CORS_ORIGINS', [ANY_PAGE]);
  const origins = entries.map((entry) => originOf(entry));
  env.refuseIf(
    entries.length === 0 || origins.includes(undefined),
    'ORCHESTRATOR_CORS_ORIGINS must be * or origins such as https://arena.example:8443, separated by commas, without a path and without wildcards',
  );
  return origins.filter((origin) => origin !== undefined);
}

function originOf(entry: string): string | undefined {
  if (entry === ANY_PAGE) return ANY_PAGE;
  return entry.includes('*') ? undefined : webOrigin(entry.replace(/\/$/, ''));
}

/** Without a slash at its end. The message repeats nothing: the value may hold a password. */
export function publicUrlIn(env: Environment): string | undefined {
  const text = env.optionalText('ORCHESTRATOR_PUBLIC_URL');
  if (text === undefined) return undefined;
  const url = parseUrl(text);
  const isAddress = url !== undefined && /^https?:$/.test(url.protocol) && !/[?#@]/.test(text);
  env.refuseIf(
    !isAddress,
    'ORCHESTRATOR_PUBLIC_URL must be an address that starts with http:// or https://, such as https://arena.example/arena, without a query, a fragment or a user',
  );
  return url?.href.replace(/\/+$/, '');
}

/** Addresses and ranges of proxies, as Fastify reads them. */
export function trustedProxiesIn(env: Environment): TrustsAddress {
  const entries = env.list('ORCHESTRATOR_TRUST_PROXY', []);
  const wrong = entries.filter((entry) => compiled(entry) === undefined);
  env.refuseIf(
    wrong.length > 0,
    `ORCHESTRATOR_TRUST_PROXY has ${JSON.stringify(wrong.join(', '))}, but may have addresses (10.1.2.3, fd00::5) and ranges (10.0.0.0/8, fd00::/8) of proxies, separated by commas`,
  );
  const trusts = entries.flatMap((entry) => compiled(entry) ?? []);
  return (address, hop) => address !== '' && trusts.some((trust) => trust(address, hop));
}

/** Fastify would read more: names such as `loopback`, and `1` as 0.0.0.1. */
function compiled(entry: string): TrustsAddress | undefined {
  if (isIP(entry.split('/', 1)[0] ?? '') === 0) return undefined;
  try {
    return compile(entry);
  } catch {
    return undefined;
  }
}

const API_KEYS = 'ORCHESTRATOR_API_KEYS';
const API_KEYS_FILE = 'ORCHESTRATOR_API_KEYS_FILE';

/** The messages must not show a key, not even a wrong one. A variable that holds commas alone was meant to hold keys. */
export function apiKeysIn(env: Environment): ApiKeys {
  const path = env.optionalText(API_KEYS_FILE);
  env.refuseIf(
    path !== undefined && env.isSet(API_KEYS),
    `${API_KEYS} and ${API_KEYS_FILE} are both set, but only one of them may be`,
  );
  return path === undefined ? keysInVariable(env) : keysInFile(env, path);
}

function keysInVariable(env: Environment): ApiKeys {
  if (!env.isSet(API_KEYS)) return new ApiKeys();
  const read = readKeys(env.list(API_KEYS, []));
  if (!('mistake' in read)) return new ApiKeys(read.keys);
  env.refuseIf(
    true,
    `${API_KEYS} must be one or more keys of 16 to 256 letters, digits and - . _ ~ + / =, separated by commas, each alone or as name:scope:key with the scope create, control or admin: ${read.mistake}`,
  );
  return new ApiKeys();
}

function keysInFile(env: Environment, path: string): ApiKeys {
  const read = readKeyFile(path);
  if (!('mistake' in read)) return new ApiKeys(read.keys, { path, text: read.text });
  env.refuseIf(
    true,
    `${API_KEYS_FILE} must name a file with a key, or name:scope:key with the scope create, control or admin, on each line: ${read.mistake}`,
  );
  return new ApiKeys();
}

/** Needs the keys that it asks for. */
export function watchModeIn(env: Environment): WatchMode {
  const mode = env.oneOf('ORCHESTRATOR_WATCH', WATCH_MODES, 'open');
  env.refuseIf(
    mode === 'keys' && !env.isSet(API_KEYS) && !env.isSet(API_KEYS_FILE),
    `ORCHESTRATOR_WATCH is "keys", but there are none: set ${API_KEYS} or ${API_KEYS_FILE} too`,
  );
  return mode;
}

/** A key that may create games, for a program that starts the service and uses it; undefined: there is none. */
export function creatorKeyIn(env: Environment): string | undefined {
  const path = env.optionalText(API_KEYS_FILE);
  const content = path === undefined ? { text: env.list(API_KEYS, []).join('\n') } : contentOf(path);
  if ('mistake' in content) return undefined;
  const entry = entriesIn(content.text).find((one) => ['create', 'admin'].includes(scopeIn(one) ?? ''));
  return entry === undefined ? undefined : keyIn(entry);
}
