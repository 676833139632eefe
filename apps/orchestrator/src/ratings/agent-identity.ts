import { createHash } from 'node:crypto';
import type { ModelOptions, RatedKind, SeatUsage } from '#libs/protocol';
import { parseUrl } from '#libs/service';
import { type GameSession, hasModel } from '../games/index.js';

/** Who is rated. The same agent in two games has the same identity. */
export interface AgentIdentity {
  readonly name: string;
  readonly personality: string;
  readonly model: string | null;
  /** Without credentials, query and fragment: neither are shown, and a new token makes no new agent. */
  readonly url: string | null;
  /** Of a seat with a model; the name is then the model's and not the seat's. Missing: an agent by its name. */
  readonly kind?: Exclude<RatedKind, 'agent'>;
  readonly parameters?: ModelOptions;
  readonly prompt_version?: string;
  /** Fingerprint of the key by which it has proven who it is: together with the name this is who is rated, however it plays. */
  readonly identity?: string;
}

type RatedSeat = GameSession['seats'][number];

export function identityOf({ name, personality, model, url, identity }: RatedSeat): AgentIdentity {
  if (identity !== undefined) return { name, personality: '', model: null, url: null, identity };
  return { name, personality, model, url: url === null ? null : publicUrl(url) };
}

/**
 * Under which identity a seat counts that comes out of a game with this account. A seat with a model counts as the model
 * only if that made at least `minShare` of the decisions that were not forced. An agent that does not report who decided
 * counts by its name, one that has proven who it is by name and key.
 */
export function ratedAs(seat: RatedSeat, account: SeatUsage | undefined, minShare: number): AgentIdentity {
  const identity = identityOf(seat);
  if (
    identity.identity !== undefined ||
    !hasModel(seat) ||
    account?.decided_by === undefined ||
    isUncounted(account.decided_by)
  )
    return identity;
  const { model, url } = identity;
  const version = promptVersion(account);
  return {
    kind: (account.model_share ?? 0) >= minShare ? 'model' : 'fallback',
    name: model ?? '',
    personality: '',
    model,
    url,
    parameters: seat.modelOptions ?? {},
    ...(version !== undefined && { prompt_version: version }),
  };
}

/** Games of earlier versions have counted nothing. */
function isUncounted({ model, heuristic, agent, default: byDefault }: NonNullable<SeatUsage['decided_by']>): boolean {
  return model + heuristic === 0 && (agent > 0 || byDefault === 0);
}

function promptVersion({ model_info: info, model_info_changed: changed = [] }: SeatUsage): string | undefined {
  return changed.includes('prompt_version') ? 'mixed' : info?.prompt_version;
}

/** What names the identity: 64 hexadecimal digits. */
export function idOf({
  name,
  personality,
  model,
  url,
  kind,
  parameters = {},
  prompt_version,
  identity,
}: AgentIdentity): string {
  if (identity !== undefined) return digestOf(['identity', identity, name]);
  const options = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const named = kind === undefined ? [name, personality, model, url] : [kind, model, url, options, prompt_version];
  return digestOf(named);
}

/** Who stands behind an agent: of two with the same key nobody knows that they do not play into each other's hands. */
export function partyOf(agent: AgentIdentity): string {
  return agent.identity ?? idOf(agent);
}

function digestOf(named: unknown): string {
  return createHash('sha256').update(JSON.stringify(named)).digest('hex');
}

/** What names a rating in the store: that of an agent in one game. Before there were others, there was no key. */
export function ratingIdOf(agent: AgentIdentity, gameKey: string | undefined): string {
  return idOf(agent) + ratingSuffix(gameKey);
}

/** What the ids of all ratings of one game end with. */
export function ratingSuffix(gameKey: string | undefined): string {
  return gameKey === undefined ? '' : `.${createHash('sha256').update(gameKey).digest('hex')}`;
}

/** The address as everybody may see it, without a trailing slash. One that is none is not shown at all. */
function publicUrl(text: string): string {
  const url = parseUrl(text);
  if (url === undefined) return 'unknown';
  const { origin, pathname } = url;
  return `${origin}${pathname}`.replace(/\/+$/, '');
}
