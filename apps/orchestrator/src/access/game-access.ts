import type { IncomingMessage } from 'node:http';
import type { ApiKeys } from './api-keys.js';
import type { ControlTokens } from './control-tokens.js';
import type { Denial } from './denial.js';
import type { ApiKey, Scope } from './key-entry.js';

/** Who may read games: everybody, or those with a key of any scope or the game's control token. */
export const WATCH_MODES = ['open', 'keys'] as const;
export type WatchMode = (typeof WATCH_MODES)[number];

/**
 * What a request or a message needs. `control` without a game: of any. `operate`: to see what operators see, and control every
 * game. `admin`: it concerns no single game.
 */
export interface Right {
  readonly to: 'watch' | 'create' | 'control' | 'operate' | 'admin';
  /** Or of a tournament: their ids are of the same kind. */
  readonly gameId?: string | undefined;
}

/** Who has sent a request or a message. `open`: anybody, where that is enough. */
export type Caller = { readonly by: 'open' } | { readonly by: 'key'; readonly key: ApiKey } | { readonly by: 'token' };

/** Which key created a game or a tournament, by its name; undefined: none did, or there is none of this id. */
export abstract class GameCreators {
  abstract creatorOf(gameId: string): Promise<string | undefined>;
}

/** What each scope may do; `own`: to the games that a key of its name created. */
const RIGHTS: Readonly<Record<Scope, Readonly<Record<Right['to'], boolean | 'own'>>>> = {
  create: { watch: true, create: true, control: 'own', operate: false, admin: false },
  control: { watch: true, create: false, control: true, operate: true, admin: false },
  admin: { watch: true, create: true, control: true, operate: true, admin: true },
};

const NEEDED: Readonly<Record<Right['to'], string>> = {
  watch: 'watch games',
  create: 'create games: that takes one with the scope create or admin',
  control:
    'control this game: that takes its control_token, the key that created it, or one with the scope control or admin',
  operate: 'use the console: that takes one with the scope control or admin',
  admin: 'do this: that takes one with the scope admin',
};

const ANYBODY: Caller = { by: 'open' };
const MISSING: Denial = {
  status: 401,
  code: 'api_key_missing',
  detail: 'This server asks for an API key here: send it as Authorization: Bearer <key>.',
};
const UNKNOWN: Denial = {
  status: 403,
  code: 'api_key_unknown',
  detail: 'This server does not know this API key, and it is not the control_token of this game.',
};

export function isDenial(assessed: Caller | Denial): assessed is Denial {
  return 'status' in assessed;
}

/** Decides by keys and tokens who may do what. */
export class GameAccess {
  private readonly callers = new WeakMap<IncomingMessage, Caller>();

  constructor(
    private readonly keys: ApiKeys,
    private readonly tokens: ControlTokens,
    private readonly creators: GameCreators,
    readonly watch: WatchMode,
  ) {}

  /** @param shown all keys and tokens that came with the request; one that is enough is enough */
  async assess(right: Right, shown: readonly string[]): Promise<Caller | Denial> {
    const { to, gameId } = right;
    if (this.keys.isControlOpen || (to === 'watch' && this.watch === 'open')) return ANYBODY;
    if (shown.length === 0) return MISSING;
    if (isOfOneGame(to) && gameId !== undefined && shown.some((token) => this.tokens.isOf(gameId, token))) {
      return { by: 'token' };
    }
    const known = this.keys.known(shown);
    for (const key of known) if (await this.mayWith(key, right)) return { by: 'key', key };
    return known.length === 0 ? UNKNOWN : insufficient(to);
  }

  /** Remembers who has sent a request, once that is known. */
  remember(request: IncomingMessage, caller: Caller): void {
    this.callers.set(request, caller);
  }

  /** Undefined: the request was refused, or needed nothing. */
  callerOf(request: IncomingMessage): Caller | undefined {
    return this.callers.get(request);
  }

  /** The name of the key that a request came with. */
  keyNameOf(request: IncomingMessage): string | undefined {
    const caller = this.callerOf(request);
    return caller?.by === 'key' ? caller.key.name : undefined;
  }

  /** The token of a game for who has sent a request; undefined: they may not control it, as another has created it. */
  async tokenFor(request: IncomingMessage, gameId: string): Promise<string | undefined> {
    const caller = this.callerOf(request);
    const isAllowed = caller?.by !== 'key' || (await this.mayWith(caller.key, { to: 'control', gameId }));
    return isAllowed ? this.tokens.of(gameId) : undefined;
  }

  private async mayWith({ name, scope }: ApiKey, { to, gameId }: Right): Promise<boolean> {
    const may = RIGHTS[scope][to];
    if (may !== 'own') return may;
    return gameId !== undefined && (await this.creators.creatorOf(gameId)) === name;
  }
}

function isOfOneGame(to: Right['to']): boolean {
  return to === 'watch' || to === 'control';
}

function insufficient(to: Right['to']): Denial {
  return { status: 403, code: 'insufficient_scope', detail: `This API key may not ${NEEDED[to]}.` };
}
