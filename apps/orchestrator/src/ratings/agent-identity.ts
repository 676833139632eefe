import { createHash } from 'node:crypto';
import { parseUrl } from '#libs/service';
import type { GameSession } from '../games/index.js';

/** Who is rated. The same agent in two games has the same identity. */
export interface AgentIdentity {
  readonly name: string;
  readonly personality: string;
  readonly model: string | null;
  /** Without credentials, query and fragment: neither are shown, and a new token makes no new agent. */
  readonly url: string | null;
}

type RatedSeat = GameSession['seats'][number];

export function identityOf({ name, personality, model, url }: RatedSeat): AgentIdentity {
  return { name, personality, model, url: url === null ? null : publicUrl(url) };
}

/** What names the identity in the store: 64 hexadecimal digits. */
export function idOf({ name, personality, model, url }: AgentIdentity): string {
  return createHash('sha256')
    .update(JSON.stringify([name, personality, model, url]))
    .digest('hex');
}

/** The address as everybody may see it, without a trailing slash. One that is none is not shown at all. */
function publicUrl(text: string): string {
  const url = parseUrl(text);
  if (url === undefined) return 'unknown';
  const { origin, pathname } = url;
  return `${origin}${pathname}`.replace(/\/+$/, '');
}
