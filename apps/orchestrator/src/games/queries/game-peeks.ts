import { Injectable } from '@nestjs/common';
import { type GameAction, type GameState, isRefusal } from '#libs/protocol';
import { refuse, type Refusal } from '../domain/refusal.js';
import { type GameSession, isOver, seatOf } from '../domain/session.js';
import { GameEngines } from '../engines/game-engines.js';
import { GameStore } from '../ports/index.js';
import { gameNotFound } from '../stream/game-ledger.js';

/** Milliseconds: a decision has no more for all that it asks. */
const TIMEOUT_MS = 5_000;

/** What an action would lead to, for players that look ahead. */
@Injectable()
export class GamePeeks {
  constructor(
    private readonly store: GameStore<GameSession>,
    private readonly engines: GameEngines,
  ) {}

  /** The state as this player would see it; the game stays as it is. Throws EngineFailure. */
  async peek(gameId: string, playerId: string, action: GameAction): Promise<GameState | Refusal> {
    const session = await this.store.find(gameId);
    if (session === undefined) return gameNotFound(gameId);
    const reason = reasonAgainst(session, playerId);
    if (isRefusal(reason)) return reason;
    const request = { player_id: playerId, action };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const state = await this.engines.of(session.engine).peek(session.engineGameId, request, signal);
    // An engine that shows what is hidden here has not meant to.
    return state === undefined || state.hidden !== undefined ? unavailable('its engine does not show it') : state;
  }
}

function reasonAgainst(session: GameSession, playerId: string): Refusal | undefined {
  if (isOver(session)) return unavailable('the game is over');
  if (session.hasHidden === true) return unavailable('not everybody sees the same in this game');
  if (seatOf(session, playerId) !== undefined) return undefined;
  const message = 'player_id must be one of the players of the game';
  return { ...refuse('invalid_request', message), errors: [{ path: 'player_id', message }] };
}

function unavailable(why: string): Refusal {
  return refuse('peek_unavailable', `What an action leads to cannot be shown: ${why}.`);
}
