import { asOffered, BASELINES, defaultIn, PERSONALITIES, type TableView } from '#libs/monopoly-bots';
import type { DecideRequest, DecideResponse } from '#libs/protocol';
import { within } from '../seats/time-limit.js';
import { type Ahead, lookAhead } from './look-ahead.js';
import { Luck } from './luck.js';
import { anyMove, isExpressible, type Move, moveOf, offersToPlay } from './moves.js';
import type { Peeker } from './peeker.js';
import { seenBy } from './seen-state.js';

/** The part of the time that is left which looking ahead may take, and its bound in milliseconds. */
const TIME_SHARE = 0.4;
const MAX_TIME = 5_000;

/** These play any game, each in its own way. */
const BY_CHANCE = 'random';
const LOOKS_AHEAD = 'lookahead';

/** As GET /personalities lists it. */
export const LOOK_AHEAD_PLAYER = {
  name: LOOKS_AHEAD,
  description:
    'Looks one move ahead where that can be asked and takes the move after which it stands best, else any. In Monopoly it plays as analytical.',
  games: 'any',
} as const;

export interface GenericTerms {
  readonly request: DecideRequest;
  readonly table: TableView;
  /** Milliseconds until the decision is due. */
  readonly leftMs: number;
  /** One of them fires when nobody wants the decision any more. */
  readonly signals: readonly AbortSignal[];
}

/** Plays games of which nothing is known but what a request holds: one move ahead where that can be asked, else by chance. */
export class GenericPlayer {
  constructor(private readonly peeker: Peeker) {}

  /** One of the offers, whatever happens, and no chat. */
  async decide(terms: GenericTerms): Promise<DecideResponse> {
    const { request, table } = terms;
    const { offers } = table;
    const luck = new Luck(request);
    const [only, ...others] = offers.all;
    if (only === undefined)
      return { action: defaultIn(table.phase), reasoning: 'No legal moves are listed.', source: 'heuristic' };
    const isForced = others.length === 0 && offers.ownParams(only) === undefined;
    if (isForced) return { action: asOffered(only), reasoning: 'It is the only legal move.', source: 'forced' };
    const chance = anyMove(offers, luck) ?? moveOf(only, offers, luck);
    if (isRefused(request)) return second(table, luck, chance);
    const wanted = table.me.personality?.trim().toLowerCase() ?? '';
    if (wanted === BY_CHANCE) return { action: chance.action, reasoning: 'I let chance decide.', source: 'heuristic' };
    const ahead = await this.ahead(terms, luck);
    return inWords(ahead, chance, offersToPlay(offers).length, introduction(wanted));
  }

  private async ahead({ request, table, leftMs, signals }: GenericTerms, luck: Luck): Promise<Ahead> {
    const { peek_url: url, player_id: playerId, game_state: state } = request;
    // Engines do not answer where players do not all see the same: a move would show what they must not know.
    if (typeof url !== 'string' || url === '' || seenBy(playerId, state).hasHidden) return { kind: 'blind' };
    const { offers } = table;
    const playable = offersToPlay(offers).filter((offer) => isExpressible(offer, offers));
    const moves = playable.map((offer) => moveOf(offer, offers, luck));
    const time = Math.max(0, Math.min(leftMs * TIME_SHARE, MAX_TIME));
    return within(time, signals, (until) =>
      lookAhead(moves, {
        playerId,
        luck,
        signal: until,
        peek: ({ action }) => this.peeker.peek({ url, playerId, action, signal: until }),
      }),
    );
  }
}

function isRefused({ last_error: error }: DecideRequest): boolean {
  return typeof error === 'string' && error !== '';
}

/** After a refusal: what the engine marks as the default, else a move with nothing to fill in. */
function second({ offers }: TableView, luck: Luck, chance: Move): DecideResponse {
  const playable = offersToPlay(offers);
  const plain = playable.filter((offer) => offers.ownParams(offer) === undefined && isExpressible(offer, offers));
  const marked = playable.find((offer) => offer.default === true);
  const [safe = marked] = marked === undefined ? luck.shuffled(plain) : [marked];
  const { action } = safe === undefined ? chance : moveOf(safe, offers, luck);
  return { action, reasoning: 'My first choice was refused, so I play another move.', source: 'heuristic' };
}

/** Names a personality of ours that plays only the games it knows; any other name was written by somebody else. */
function introduction(wanted: string): string {
  if (wanted === LOOKS_AHEAD) return '';
  const isOurs = [...PERSONALITIES, ...BASELINES].some(({ name }) => name === wanted);
  return `${isOurs ? wanted : 'My personality'} does not know this game: `;
}

function inWords(ahead: Ahead, chance: Move, count: number, intro: string): DecideResponse {
  if (ahead.kind === 'blind') {
    const reasoning = `${intro}what a move leads to cannot be asked, so I let chance decide.`;
    return { action: chance.action, reasoning: capital(reasoning), source: 'heuristic', usage: { outcome: 'no_peek' } };
  }
  const { move, seen, differs } = ahead;
  const moves = seen === count ? `all ${count} moves` : `${seen} of ${count} moves`;
  const looked = `${intro}I looked one move ahead at ${moves}`;
  const reasoning = differs
    ? `${looked} and take the one after which I stand best.`
    : `${looked}; none stands out, so I let chance decide.`;
  return {
    action: move.action,
    reasoning: capital(reasoning),
    source: 'heuristic',
    usage: { outcome: 'looked_ahead' },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
