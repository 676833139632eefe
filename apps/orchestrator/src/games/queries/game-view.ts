import { DEFAULT_ENGINE } from '../ports/index.js';
import type {
  CreatedGame,
  GameResult,
  GameSettings,
  GameSummary,
  GameView,
  PlayedGame,
  PlayerInfo,
  SeatUsage,
} from '#libs/protocol';
import { accounts } from '../domain/accounts.js';
import { standings } from '../domain/ending.js';
import { engineOf } from '../domain/game-key.js';
import { forkMarks } from '../domain/lifecycle.js';
import { budgetOf } from '../domain/game-budget.js';
import { hidesNow, publicError, publicState } from '../domain/visibility.js';
import { type GameSession, type GameSeat, seatOf } from '../domain/session.js';

/** A game as GET /games lists it. */
export function summaryOf(session: GameSession): GameSummary {
  return {
    game_id: session.id,
    status: session.status,
    is_running: session.status === 'running' || session.status === 'starting',
    turn_count: session.turnCount,
    step: session.step - 1,
    seq: session.seq,
    speed: session.speed,
    turn_timeout: session.turnTimeout,
    players: session.seats.map(playerOf),
    winner_id: session.status === 'completed' ? session.winnerId : null,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
    error: publicError(session),
    ...(session.tournament !== undefined && { tournament: session.tournament }),
    ...forkMarks(session),
    ...(session.gameName !== undefined && {
      game: playedGame(session, session.gameName),
    }),
    ...openSeats(session),
  };
}

export function viewOf(session: GameSession): GameView {
  return {
    ...summaryOf(session),
    state: publicState(session),
    usage: publicAccounts(session),
    settings: settingsOf(session),
    ...(session.status === 'running' && session.pausing && { pausing: true }),
    ...(session.status === 'paused' && session.stepping && { stepping: true }),
  };
}

/** `host` is where the client reached us, `ws://` or `wss://` included. */
export function createdView(session: GameSession, host: string): CreatedGame {
  return {
    game_id: session.id,
    ws_url: host,
    status: session.status === 'waiting' ? 'waiting' : 'running',
    speed: session.speed,
    turn_timeout: session.turnTimeout,
    players: session.seats.map(playerOf),
    message: `${COURSE[session.status === 'waiting' ? 'waiting' : 'running']} join it over Socket.IO with join_game {"game_id":"${session.id}"}.`,
    ...openSeats(session),
  };
}

const COURSE = {
  running: 'The game has started;',
  waiting: 'The game starts when its open seats are taken (POST /games/{id}/seats/{player_id});',
} as const;

function openSeats(session: GameSession): Pick<GameSummary, 'open_seats' | 'start_by'> {
  if (session.status !== 'waiting') return {};
  const open = session.seats.filter((seat) => seat.open === true);
  return { open_seats: open.map(({ id }) => id), start_by: session.startBy };
}

export function resultOf(session: GameSession): GameResult {
  const winnerId = session.status === 'completed' ? session.winnerId : null;
  return {
    game_id: session.id,
    status: session.status,
    winner_id: winnerId,
    winner_name: winnerId === null ? null : (seatOf(session, winnerId)?.name ?? null),
    final_state: publicState(session),
    standings: standings(session),
    usage: publicAccounts(session),
    settings: settingsOf(session),
  };
}

/** Without an agent's own words, as long as there is something to hide. */
export function publicAccounts(session: GameSession): readonly SeatUsage[] {
  const all = accounts(session);
  if (!hidesNow(session)) return all;
  return all.map(({ model_info: _info, model_info_changed: _changed, ...account }) => ({ ...account, outcomes: {} }));
}

function playedGame({ engine, gameKey = engine ?? DEFAULT_ENGINE }: GameSession, name: string): PlayedGame {
  return { engine: engine ?? engineOf(gameKey), game: gameKey, name };
}

/** A game's settings as they can be sent again. */
export function settingsOf(session: GameSession): GameSettings {
  const { speed, turnTimeout, seed, maxTurns, rules, allowance, onModelFailure, keepsTranscripts = false } = session;
  const { rejoin } = session;
  return {
    speed,
    turn_timeout: turnTimeout,
    ...(seed !== null && !hidesNow(session) && { seed }),
    ...(maxTurns !== null && { max_turns: maxTurns }),
    ...(rules !== undefined && { rules }),
    ...(rejoin !== undefined && { rejoin }),
    ...(allowance !== undefined && { budget: budgetOf(allowance) }),
    ...gameOf(session),
    on_model_failure: onModelFailure ?? 'heuristic',
    transcripts: keepsTranscripts,
  };
}

function gameOf({ engine, game, options, spectators, onIllegal }: GameSession): GameSettings {
  const named = game === undefined ? engine : `${engine ?? DEFAULT_ENGINE}:${game}`;
  return {
    ...(named !== undefined && { game: named }),
    ...(options !== undefined && { options }),
    ...(spectators !== undefined && { spectators }),
    ...(onIllegal !== undefined && { on_illegal: onIllegal }),
  };
}

function playerOf({ id, name, personality, model, modelOptions, budget, identity }: GameSeat): PlayerInfo {
  return {
    id,
    name,
    personality,
    model,
    ...(modelOptions !== undefined && { model_options: modelOptions }),
    ...(budget !== undefined && { budget: budgetOf(budget) }),
    ...(identity !== undefined && { identity }),
  };
}
