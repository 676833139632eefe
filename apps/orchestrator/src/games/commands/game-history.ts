import { Injectable } from '@nestjs/common';
import { type EngineOriginStep, type GameAction, isJsonObject, isRefusal } from '#libs/protocol';
import { decodeEvent, type EncodedEvent, GameStore, partsOf } from '../ports/index.js';
import { renamedIds, unavailable } from '../domain/fork.js';
import type { Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';

/** Bounds of what an engine is sent: actions, and their characters as JSON. The longest games have fewer. */
const MAX_ACTIONS = 20_000;
const MAX_LENGTH = 8_000_000;

/** Games that a fork goes back to, through forks of forks. */
const MAX_ANCESTORS = 20;

const EVENTS_PER_PAGE = 500;

const TOO_LONG = unavailable(`more than ${MAX_ACTIONS} actions led there, or they are too long to be sent`);

/** All that was executed up to a moment of a game, and where it led. */
export interface GameHistory {
  /** With the ids of that game's players. */
  readonly steps: readonly EngineOriginStep[];
  /** Characters of the steps as JSON. */
  readonly length: number;
  /** What chance is drawn from in the game, or in the first of those that it was forked from. */
  readonly seed: number;
  /** The seed of what follows the steps, where it is another one. */
  readonly pendingSeed?: number;
  /** The event of the last action of this very game; 0: there is none. */
  readonly lastSeq: number;
  /** Turns that were over. */
  readonly turns: number;
}

type Played = Pick<GameHistory, 'steps' | 'length' | 'lastSeq' | 'turns'>;

/** Reads from a game's events what its engine executed. */
@Injectable()
export class GameHistories {
  constructor(private readonly store: GameStore<GameSession>) {}

  /** Up to event `seq`. */
  async upTo(session: GameSession, seq: number, generation = 0): Promise<GameHistory | Refusal> {
    const before = await this.before(session, generation);
    if (isRefusal(before)) return before;
    const own = await this.played(session.id, seq, before);
    if (isRefusal(own)) return own;
    const { pendingSeed } = before;
    const [first, ...others] = own.steps;
    const seeded = first && pendingSeed !== undefined ? [{ ...first, seed: pendingSeed }, ...others] : own.steps;
    return {
      steps: [...before.steps, ...seeded],
      length: own.length,
      seed: before.seed,
      lastSeq: own.lastSeq,
      turns: before.turns + own.turns,
      ...(first === undefined && pendingSeed !== undefined && { pendingSeed }),
    };
  }

  /** What was played before its own first action: nothing, unless it was forked from another game. */
  private async before(session: GameSession, generation: number): Promise<Omit<GameHistory, 'lastSeq'> | Refusal> {
    const { forkedFrom } = session;
    if (forkedFrom === undefined) {
      const seed = session.engineSeed ?? session.seed;
      if (seed === null) return unavailable('its engine has not named its seed');
      return { steps: [], length: 0, seed, turns: 0 };
    }
    const parent = await this.store.find(forkedFrom.gameId);
    if (parent === undefined) return unavailable(`the game ${forkedFrom.gameId}, which it goes on from, is deleted`);
    if (generation === MAX_ANCESTORS) return unavailable(`it goes back to more than ${MAX_ANCESTORS} other games`);
    const history = await this.upTo(parent, forkedFrom.seq, generation + 1);
    if (isRefusal(history)) return history;
    const ids = new Map(parent.seats.map(({ id }, seat) => [id, session.seats[seat]?.id ?? id]));
    const pendingSeed = forkedFrom.seed ?? history.pendingSeed;
    return {
      steps: history.steps.map((step) => renamedStep(step, ids)),
      length: history.length,
      seed: history.seed,
      turns: history.turns,
      ...(pendingSeed !== undefined && { pendingSeed }),
    };
  }

  /** @param before what the engine is sent too, and counts */
  private async played(
    gameId: string,
    seq: number,
    before: Pick<GameHistory, 'steps' | 'length'>,
  ): Promise<Played | Refusal> {
    const steps: EngineOriginStep[] = [];
    let [lastSeq, turns, after, length] = [0, 0, 0, before.length];
    for (;;) {
      const events = await this.store.events(gameId, after, EVENTS_PER_PAGE);
      for (const event of events) {
        const { name } = partsOf(event);
        // The turn that an action ended is over with it.
        if (name === 'turn:end' && (event.seq <= seq || event.seq === lastSeq + 1)) turns += 1;
        const step = name === 'turn:action' && event.seq <= seq ? stepIn(event) : undefined;
        if (step === undefined) continue;
        steps.push(step);
        lastSeq = event.seq;
        length += JSON.stringify(step).length;
      }
      if (before.steps.length + steps.length > MAX_ACTIONS || length > MAX_LENGTH) return TOO_LONG;
      after = events.at(-1)?.seq ?? after;
      if (events.length < EVENTS_PER_PAGE || after > seq) return { steps, length, lastSeq, turns };
    }
  }
}

/** An action that was executed: what the engine has refused changed nothing. */
function stepIn(event: EncodedEvent): EngineOriginStep | undefined {
  const { payload } = decodeEvent(event);
  if (!('action' in payload) || !('result' in payload) || !isJsonObject(payload.result)) return undefined;
  const { action, player_id, result } = payload;
  if (result['success'] === false || !isAction(action)) return undefined;
  return { player_id: String(player_id), action };
}

function isAction(value: unknown): value is GameAction {
  return isJsonObject(value) && typeof value['type'] === 'string';
}

function renamedStep(
  { player_id, action, ...rest }: EngineOriginStep,
  ids: ReadonlyMap<string, string>,
): EngineOriginStep {
  const renamed = renamedIds(action, ids);
  return { player_id: ids.get(player_id) ?? player_id, action: isAction(renamed) ? renamed : action, ...rest };
}
