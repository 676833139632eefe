import { type GameEventName, isEngineEventName, isGameEventName } from '#libs/protocol';

/** Milliseconds for which each event is shown at normal speed before the next one; 0: the next one is shown at once. */
const DWELL_MS: Readonly<Record<GameEventName, number>> = {
  'game:started': 0,
  'game:ended': 0,
  'game:stopped': 0,
  'game:paused': 0,
  'game:resumed': 0,
  'game:speed': 0,
  'game:error': 0,
  'turn:start': 120,
  'turn:action': 0,
  'turn:timeout': 0,
  'turn:end': 0,
  'agent:thinking': 0,
  'agent:decision': 160,
  'agent:error': 0,
  'agent:chat': 0,
  'agent:joined': 0,
  'agent:left': 0,
  'agent:returned': 0,
  'dice:rolled': 520,
  // And SQUARE_MS for each square.
  'player:moved': 160,
  'property:purchased': 420,
  'property:passed': 0,
  'rent:paid': 420,
  'card:drawn': 900,
  'building:built': 320,
  'building:sold': 320,
  'jail:action': 420,
  'player:bankrupt': 1_000,
  'auction:started': 600,
  'auction:bid': 420,
  'auction:ended': 900,
  'trade:proposed': 1_200,
  'trade:resolved': 900,
  'property:mortgaged': 260,
  'property:unmortgaged': 260,
};

const SQUARE_MS = 90;
const MAX_MOVE_MS = 720;

/** An action that changes the board at once, in a game whose engine need not describe the change by events. */
const WHOLE_ACTION_MS = 480;
/** An event that only its engine knows. */
const ENGINE_EVENT_MS = 160;

/** The parts of an event that playback needs; `squares`: how many a token moves over. */
export interface PlaybackEvent {
  readonly name: string;
  readonly squares: number;
  /** A `turn:action` that is the whole change: its effects are no events of their own. */
  readonly isWholeAction: boolean;
}

export function dwellMs({ name, squares, isWholeAction }: PlaybackEvent): number {
  if (isWholeAction) return WHOLE_ACTION_MS;
  if (!isGameEventName(name)) return isEngineEventName(name) ? ENGINE_EVENT_MS : 0;
  return name === 'player:moved' ? Math.min(MAX_MOVE_MS, DWELL_MS[name] + squares * SQUARE_MS) : DWELL_MS[name];
}

/** Milliseconds; a viewer who is further behind is moved to the newest event without animation. */
export const MAX_BEHIND_MS = 4_000;
/** Up to this many milliseconds behind, events are played at normal speed. */
const UNHURRIED_BEHIND_MS = 900;
/** A faster animation cannot be followed. */
const MAX_CATCH_UP_RATE = 6;

/** The rate at which a live viewer catches up, as a multiple of normal speed; `jump`: show the newest event at once. */
export function catchUpRate(behindMs: number, wantsMotion: boolean): number | 'jump' {
  if (!wantsMotion || behindMs > MAX_BEHIND_MS) return 'jump';
  return Math.min(MAX_CATCH_UP_RATE, Math.max(1, behindMs / UNHURRIED_BEHIND_MS));
}

/** The playback rates that a viewer can choose, as multiples of normal speed. */
export const PLAYBACK_RATES = [0.5, 1, 2, 4, 8, 16] as const;
