import { isIP } from 'node:net';
import { compile } from '@fastify/proxy-addr';
import { type Environment, parseUrl, webOrigin } from '#libs/service';
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
