import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { apply, type GameOptions, type Happening, type Seating } from '#libs/monopoly';
import { type EngineActions, type GameState, isRefusal, type RichActionResult } from '#libs/protocol';
import { Clock, Log } from '#libs/service';
import { GameStore, type KeyedRequest, type PastStep, type RecordedAction } from '../store/index.js';
import { answerTo, offersOf, stateOf } from './answers.js';
import type { Executed } from './executed.js';
import type { KnownRequest } from './known-requests.js';
import { isOver, type LiveGame } from './live-game.js';
import { LiveGames } from './live-games.js';
import { actionMeant, type PlayerAction } from './player-action.js';
import { type Origin, pastOf } from './origin.js';
import { gameNotFound, refuse, type RequestRefusal } from './refusal.js';
import { firstPosition, logOf, replay, type LoggedEvent } from './replay.js';
import { RULES_VERSION } from './rules-version.js';

const SEEDS = 2 ** 32;

export interface NewGame {
  readonly players: readonly Omit<Seating, 'id'>[];
  /** Unsigned 32-bit integer; without one it is chosen by chance. */
  readonly seed?: number | undefined;
  readonly options: Partial<GameOptions>;
  /** Where another game stood: this one goes on from there, by other chance where it has a seed. */
  readonly origin?: Origin;
}

/** A new game, with the seed that what follows is drawn from. */
export type CreatedState = GameState & { readonly seed: number };

@Injectable()
export class GamesService {
  constructor(
    private readonly store: GameStore,
    private readonly games: LiveGames,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** A game that goes on from another one has been started there. */
  async create({ players, seed, options, origin }: NewGame): Promise<CreatedState | RequestRefusal> {
    const id = randomUUID();
    const seatings = players.map((player) => ({ ...player, id: randomUUID() }));
    const drawn = origin?.seed ?? seed ?? randomInt(SEEDS);
    const begun = { id, players: seatings, seed: drawn, options, createdAt: this.now(), rulesVersion: RULES_VERSION };
    const past = origin && pastOf(firstPosition(begun), origin, seatings);
    if (isRefusal(past)) return past;
    const steps = past === undefined || seed === undefined ? past : [...past, { redraw: seed }];
    await this.store.add({ ...begun, ...(steps && { past: steps }) });
    this.log.info('game created', { game_id: id, players: players.length, past: past?.length });
    const state = await (past ? this.start(id) : this.state(id));
    return isRefusal(state) ? state : { ...state, seed: seedIn(steps) ?? drawn };
  }

  /** Starting a game again changes nothing. */
  start(id: string): Promise<GameState | RequestRefusal> {
    return this.games.use(id, async (live) => {
      const at = this.now();
      await this.store.start(id, at);
      live.start(at);
      return stateOf(live);
    });
  }

  state(id: string): Promise<GameState | RequestRefusal> {
    return this.games.use(id, async (live) => stateOf(live));
  }

  offers(id: string): Promise<EngineActions | RequestRefusal> {
    return this.games.use(id, async (live) => offersOf(live));
  }

  /** The game's whole log, made anew from its record. */
  events(id: string): Promise<readonly LoggedEvent[] | RequestRefusal> {
    return this.games.use(id, async () => {
      const record = await this.store.find(id);
      return record === undefined ? gameNotFound(id) : logOf(record);
    });
  }

  /** Also a game that can no longer be played. */
  async remove(id: string): Promise<null | RequestRefusal> {
    return (await this.games.remove(id)) ? null : gameNotFound(id);
  }

  /** Executes an action, once for each request that has a key; a repeat gets the first answer again. */
  act(id: string, action: PlayerAction, request?: KeyedRequest): Promise<RichActionResult | RequestRefusal> {
    return this.games.use(id, async (live) => {
      const known = request && live.requests.find(request);
      if (known !== undefined) return this.firstAnswer(live, known);
      const first = await this.execute(live, action, request);
      if (request !== undefined && isRefusal(first)) live.requests.refuse(request, first);
      return first;
    });
  }

  private async execute(
    live: LiveGame,
    asked: PlayerAction,
    request?: KeyedRequest,
  ): Promise<RichActionResult | RequestRefusal> {
    const { creation, game } = live;
    const seat = creation.players.findIndex(({ id }) => id === asked.playerId);
    if (seat < 0) return refuse('unknown_player', `No player of this game has the id ${asked.playerId}.`);
    if (!live.isStarted) return refuse('game_not_started', 'The game has not been started.');
    const meant = actionMeant(game, asked);
    if (isRefusal(meant)) return meant;
    const happenings: Happening[] = [];
    const refusal = apply(game, seat, meant, happenings);
    if (refusal !== null) return refuse(refusal.code, refusal.message, refusal.allowed);
    const recorded: RecordedAction = { action: { seat, ...meant }, at: this.now(), ...(request && { request }) };
    await this.store.append(creation.id, { index: live.actionCount, recorded, isLast: isOver(game) });
    const executed = live.commit(recorded, happenings);
    if (live.isOver) this.emitEnd(live);
    return answerTo(creation, executed);
  }

  private async firstAnswer(live: LiveGame, known: KnownRequest): Promise<RichActionResult | RequestRefusal> {
    if (known.kind === 'refused') return known.refusal;
    if (known.kind === 'reused') {
      return refuse('idempotency_key_reused', 'This Idempotency-Key was used for another action.');
    }
    return answerTo(live.creation, await this.executed(live, known.index));
  }

  /** An executed action and what it came to: the last one is at hand, an earlier one is played again. */
  private async executed(live: LiveGame, index: number): Promise<Executed> {
    if (live.latest !== null && index === live.actionCount - 1) return live.latest;
    const record = await this.store.find(live.creation.id);
    const found = record && [...replay({ ...record, actions: record.actions.slice(0, index + 1) })].at(-1);
    if (found === undefined) throw new Error(`game ${live.creation.id} has no action ${index} on record`);
    return found;
  }

  private emitEnd({ creation, actionCount, game }: LiveGame): void {
    this.log.info('game finished', { game_id: creation.id, actions: actionCount, turns: game.turn.number });
  }

  private now(): string {
    return this.clock.at();
  }
}

/** The last one that chance was drawn anew from. */
function seedIn(past: readonly PastStep[] = []): number | undefined {
  const last = past.findLast((step) => 'redraw' in step);
  return last && 'redraw' in last ? last.redraw : undefined;
}
