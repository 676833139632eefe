import type { EventDraft, GameSpeed, GameSummary } from '#libs/protocol';
import type { Change } from './change.js';
import { refuse, type Refusal, type RefusalCode } from './refusal.js';
import { type GameSession, READY, type StepPhase, type CurrentTurn } from './session.js';
import { hidesNow } from './visibility.js';

const OPERATOR = 'operator';

/** The loop has taken the game up: it is announced, with its first snapshot. `reported`: what its engine did at the start. */
export function begin(session: GameSession, reported: readonly EventDraft[] = []): Change | Refusal {
  if (session.status !== 'starting') return refuse('stale_step', 'The game has begun.');
  const { reported: kept = [], ...starting } = session;
  const happened = [...kept, ...reported];
  const players = session.seats.map(({ id, name, personality, model }) => ({ id, name, personality, model }));
  return {
    session: { ...starting, status: 'running', stage: READY, pausing: false },
    events: [{ event: 'game:started', payload: { players, agents: players, ...forkMarks(session) } }, ...happened],
    snapshot: { state: session.state, after: 1 + happened.length },
  };
}

/** What shows a fork to be one. */
export function forkMarks({ forkedFrom, knownCards }: GameSession): Pick<GameSummary, 'forked_from' | 'known_cards'> {
  return {
    ...(forkedFrom !== undefined && { forked_from: { game_id: forkedFrom.gameId, seq: forkedFrom.seq } }),
    ...(knownCards === true && { known_cards: true }),
  };
}

/** Between two steps a pause is immediate; in the middle of one it waits for the step's end. */
export function pause(session: GameSession): Change | Refusal {
  switch (session.status) {
    case 'running':
      if (session.stage.name === 'ready') return pausedNow(session, session.stage, OPERATOR);
      return unchanged(session.pausing ? session : { ...session, pausing: true });
    case 'paused':
      return unchanged(session.by === 'operator' ? session : { ...session, by: 'operator' });
    case 'waiting':
    case 'starting':
    case 'completed':
    case 'stopped':
    case 'failed':
      return impossible(session, 'paused');
  }
}

/** Also revives a failed game, which gets all its attempts again; a running game stays as it is. */
export function resume(session: GameSession, reason: string = OPERATOR): Change | Refusal {
  switch (session.status) {
    case 'running':
      return unchanged(session.pausing ? { ...session, pausing: false } : session);
    case 'paused':
      return resumed(session, reason);
    case 'failed':
      return resumed({ ...session, refusals: 0, lastRefusal: null, turn: withoutSteps(session.turn) }, reason);
    case 'waiting':
    case 'starting':
    case 'completed':
    case 'stopped':
      return impossible(session, 'resumed');
  }
}

function withoutSteps(turn: CurrentTurn | null): CurrentTurn | null {
  return turn && { ...turn, steps: 0 };
}

function resumed(session: Extract<GameSession, { status: 'paused' | 'failed' }>, reason: string): Change {
  return {
    session: { ...session, status: 'running', stage: session.stage, pausing: false, vainResumptions: 0 },
    events: [{ event: 'game:resumed', payload: { reason } }],
  };
}

export function requestStep(session: GameSession): Change | Refusal {
  if (session.status === 'paused') return unchanged({ ...session, by: 'operator', stepping: true });
  if (session.status !== 'running') return impossible(session, 'stepped');
  return refuse('game_not_paused', 'Only a paused game can be stepped; this one is running.');
}

/** For good: what was hidden is shown. Stopping twice is not an error. */
export function stop(session: GameSession, reason: string = OPERATOR): Change | Refusal {
  if (session.status === 'stopped') return unchanged(session);
  if (session.status === 'completed') return impossible(session, 'stopped');
  return {
    session: { ...session, status: 'stopped', reason },
    events: [{ event: 'game:stopped', payload: { reason } }],
    ...(hidesNow(session) && { snapshot: { state: session.state, after: 1 } }),
  };
}

export function setSpeed(session: GameSession, speed: GameSpeed): Change | Refusal {
  if (session.status === 'completed' || session.status === 'stopped') return impossible(session, 'given another speed');
  if (session.speed === speed) return unchanged(session);
  return { session: { ...session, speed }, events: [{ event: 'game:speed', payload: { speed } }] };
}

/** The engine stays away: the game waits for it, and an event announces it. A step that was asked for is given up. */
export function suspend(session: GameSession, error: string): Change | Refusal {
  if (session.status !== 'running' && session.status !== 'paused')
    return refuse('stale_step', 'The game does not run.');
  const failure: EventDraft = {
    event: 'game:error',
    payload: { error, code: 'engine_unavailable', recoverable: true },
  };
  if (session.status === 'paused') return { session: { ...session, stepping: false }, events: [failure] };
  const reason = session.pausing ? OPERATOR : 'engine_unavailable';
  const paused = pausedNow(session, session.stage, reason);
  return { ...paused, events: [failure, ...paused.events] };
}

/** The game cannot go on: the reason stays in `error`, and {@link resume} tries again. */
export function fail(session: GameSession, code: string, error: string): Change | Refusal {
  if (session.status !== 'running' && session.status !== 'paused')
    return refuse('stale_step', 'The game does not run.');
  return {
    session: { ...session, status: 'failed', error, code, stage: session.stage },
    events: [{ event: 'game:error', payload: { error, code, recoverable: false } }],
  };
}

function pausedNow(session: GameSession, stage: StepPhase, reason: string): Change {
  return {
    session: {
      ...session,
      status: 'paused',
      stage,
      by: reason === OPERATOR ? 'operator' : 'dependency',
      stepping: false,
    },
    events: [{ event: 'game:paused', payload: { reason } }],
  };
}

/** No event for spectators. Where the session is the same object, nothing is written either. */
function unchanged(session: GameSession): Change {
  return { session, events: [] };
}

const NEVER_AGAIN: Readonly<Record<GameSession['status'], RefusalCode>> = {
  waiting: 'game_starting',
  starting: 'game_starting',
  running: 'game_not_paused',
  paused: 'game_not_finished',
  completed: 'game_completed',
  stopped: 'game_stopped',
  failed: 'game_failed',
};

function impossible(session: GameSession, what: string): Refusal {
  return refuse(NEVER_AGAIN[session.status], `A game that is ${session.status} cannot be ${what}.`);
}
