import { connectionAdvice } from '#libs/database';

const TRUST = "set NODE_EXTRA_CA_CERTS=/path/to/the/authority's.pem for this process";
const ADDRESS = 'ORCHESTRATOR_REDIS_URL';

/** Patterns of an error's message, and what an operator can do about it. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^WRONGPASS|invalid password/, `check user and password in ${ADDRESS}`],
  [/^NOAUTH/, `Redis asks for a password, and ${ADDRESS} holds none`],
  [
    /DB index/,
    `${ADDRESS} ends with a database that this Redis does not have: name another, or raise "databases" there`,
  ],
  [/\bOOM\b/, 'Redis has reached its maxmemory: raise it, or free memory; its maxmemory-policy must be noeviction'],
  [/\bMISCONF\b/, 'Redis cannot save to its disk, and refuses to write until it can: the reason is in its log'],
  [/\bNOPERM\b/, `the user of ${ADDRESS} needs these rights: ~orchestrator:* &orchestrator:* +@all`],
];

/** The errors of a client that speaks TLS to a port without TLS, or the reverse. */
const OTHER_PROTOCOL: Readonly<Record<'redis' | 'rediss', readonly [RegExp, string]>> = {
  redis: [
    /closed before it could be used|ECONNRESET|EPIPE/,
    `if Redis speaks TLS at this port, begin ${ADDRESS} with rediss://`,
  ],
  rediss: [
    /wrong version number|packet length too long|EPROTO|before secure TLS|ETIMEDOUT|closed before it could be used/,
    `if Redis does not speak TLS at this port, begin ${ADDRESS} with redis://`,
  ],
};

/** Why Redis cannot be used, and what an operator can do about it. */
export function redisTrouble(error: Error, url: string): string {
  const otherProtocol = OTHER_PROTOCOL[url.startsWith('rediss:') ? 'rediss' : 'redis'];
  const [, known] = [...ADVICE, otherProtocol].find(([pattern]) => pattern.test(error.message)) ?? [];
  const advice = connectionAdvice(error, TRUST) ?? known;
  return advice === undefined ? error.message : `${error.message} (${advice})`;
}

/** The address names a database that does not exist: commands would go to another one. */
export function isWrongDatabase({ message }: Error): boolean {
  return /DB index/.test(message);
}
