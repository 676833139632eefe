import type { Awaited, ConsoleGame } from '#libs/protocol';
import { type GameSession, publicError, seatOf } from '../games/index.js';

/** A game as operators see it. @param now milliseconds */
export function consoleGame(session: GameSession, now: number): ConsoleGame {
  const asked = askedIn(session);
  return {
    game_id: session.id,
    status: session.status,
    step: session.step - 1,
    turn_count: session.turnCount,
    speed: session.speed,
    // The clocks of two replicas may differ.
    step_age: Math.max(0, now - Date.parse(session.updatedAt)) / 1_000,
    awaits: awaitedBy(session),
    player_name: asked === undefined ? null : (seatOf(session, asked.question.seatId)?.name ?? asked.question.seatId),
    deadline: asked?.deadline ?? null,
    created_by: session.createdBy ?? null,
    created_at: session.createdAt,
    error: publicError(session),
  };
}

/** What the game waits for in its step. One between two steps of a slow game waits for the engine that is asked next. */
export function awaitedBy(session: GameSession): Awaited | null {
  switch (session.status) {
    case 'waiting':
      return 'agent';
    case 'starting':
      return 'engine';
    case 'running':
      return session.stage.name === 'asked' ? 'agent' : 'engine';
    case 'paused':
      if (session.stepping) return session.stage.name === 'asked' ? 'agent' : 'engine';
      return session.by === 'operator' ? 'operator' : 'engine';
    case 'completed':
    case 'stopped':
    case 'failed':
      return null;
  }
}

function askedIn(session: GameSession) {
  const isUnderWay = session.status === 'running' || (session.status === 'paused' && session.stepping);
  return isUnderWay && session.stage.name === 'asked' ? session.stage : undefined;
}
