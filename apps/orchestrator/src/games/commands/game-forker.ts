import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { FORK_SETTINGS, type GameSettings, isRefusal } from '#libs/protocol';
import { GameStore } from '../ports/index.js';
import {
  agentOf,
  type Fork,
  type ForkRequest,
  NOT_REBUILT,
  seatsRefusal,
  whyNotForked,
  whyNothingFollows,
} from '../domain/fork.js';
import { refuse, type Refusal } from '../domain/refusal.js';
import { EngineCatalogue } from '../engines/engine-catalogue.js';
import { type GameRequest, namedSeats } from '../domain/seat-request.js';
import { type GameSession, isOver } from '../domain/session.js';
import { seqOutOfRange } from '../queries/game-queries.js';
import { settingsOf } from '../queries/game-view.js';
import { gameNotFound } from '../stream/game-ledger.js';
import { type CreationAnswer, type CreationContext, GameCreator } from './game-creator.js';
import { type GameHistory, GameHistories } from './game-history.js';
import { GameOpener } from './game-opener.js';

const SEEDS = 2 ** 32;

/** Creates games that go on from a moment of another game. */
@Injectable()
export class GameForker {
  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly histories: GameHistories,
    private readonly catalogue: EngineCatalogue,
    private readonly creator: GameCreator,
    private readonly opener: GameOpener,
  ) {}

  /** Answers a repeated request as the first one, whatever has become of the game since. Throws EngineFailure. */
  fork(gameId: string, asked: ForkRequest, context: CreationContext): Promise<CreationAnswer | Refusal> {
    return this.creator.once({ fork: gameId, ...asked }, context, async (keep) => {
      const parent = await this.store.find(gameId);
      if (parent === undefined) return gameNotFound(gameId);
      const refusal = whyNotForked(parent) ?? seatsRefusal(parent, asked, context.createdBy);
      if (refusal !== undefined) return refusal;
      if (!(await this.isRebuilt(parent))) return NOT_REBUILT;
      const fork = await this.forkOf(parent, asked);
      if (isRefusal(fork)) return fork;
      return this.opener.open(requestOf(parent, asked, fork.origin.seed), context, keep, fork);
    });
  }

  private async isRebuilt(parent: GameSession): Promise<boolean> {
    const choice = this.catalogue.choiceOf(settingsOf(parent).game);
    return choice !== undefined && (await this.catalogue.about(choice))?.rebuilds === true;
  }

  private async forkOf(parent: GameSession, asked: ForkRequest): Promise<Fork | Refusal> {
    const { seq } = asked;
    if (seq > parent.seq) return seqOutOfRange(parent);
    const history = await this.histories.upTo(parent, seq);
    if (isRefusal(history)) return history;
    const { steps, seed, turns, lastSeq } = history;
    const expected = await this.store.stateAt(parent.id, lastSeq);
    if (expected === undefined) return seqOutOfRange(parent);
    const refusal = whyNothingFollows(expected) ?? turnsRefusal(parent, asked, turns);
    if (refusal !== undefined) return refusal;
    const players = parent.seats.map(({ id }) => id);
    const drawnFrom = seedFor(parent, asked, history);
    return {
      parent,
      origin: { gameId: parent.id, seq, ...(drawnFrom !== undefined && { seed: drawnFrom }) },
      turns,
      lastSeq,
      from: { id: parent.engineGameId, players, seed, actions: steps },
      expected,
    };
  }
}

/**
 * What the chance of a fork is drawn from; undefined: it goes on as it would have. While a game is not over, its fork would
 * show what is going to happen in it: it has other chance.
 */
function seedFor(parent: GameSession, { settings }: ForkRequest, { pendingSeed }: GameHistory): number | undefined {
  return settings?.seed ?? (isOver(parent) ? pendingSeed : randomInt(SEEDS));
}

function turnsRefusal(parent: GameSession, { settings }: ForkRequest, turns: number): Refusal | undefined {
  const max = settings?.max_turns ?? parent.maxTurns;
  if (max === null || max > turns) return undefined;
  const message = `must be more than ${turns}, the turns that were over by then`;
  return {
    ...refuse('invalid_request', `settings.max_turns ${message}`),
    errors: [{ path: 'settings.max_turns', message }],
  };
}

function requestOf(parent: GameSession, { agents, settings = {} }: ForkRequest, seed: number | undefined): GameRequest {
  const { seed: _seed, ...inherited }: GameSettings = settingsOf(parent);
  const chosen = Object.fromEntries(
    FORK_SETTINGS.filter((name) => settings[name] != null).map((name) => [name, settings[name]]),
  );
  return namedSeats({
    agents: agents ?? parent.seats.map(agentOf),
    settings: { ...inherited, ...chosen, ...(seed !== undefined && { seed }) },
  });
}
