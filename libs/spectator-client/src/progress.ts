import type { GameSpeed, GameStatus } from '#libs/protocol';
import { isKnownEvent, type SpectatorEvent } from './spectator-event.js';

/** How a game stands after the event `asOf`, as far as its events tell. */
export interface Progress {
  readonly status: GameStatus;
  readonly speed: GameSpeed;
  readonly asOf: number;
}

/** Older events, sent again to catch up, change nothing: what the server said on joining is newer. */
export function progressAfter(progress: Progress, event: SpectatorEvent): Progress {
  if (event.seq <= progress.asOf || !isKnownEvent(event)) return progress;
  const now = { ...progress, asOf: event.seq };
  switch (event.event) {
    case 'game:started':
    case 'game:resumed':
      return { ...now, status: 'running' };
    case 'game:paused':
      return { ...now, status: 'paused' };
    case 'game:stopped':
      return { ...now, status: 'stopped' };
    case 'game:ended':
      return { ...now, status: 'completed' };
    case 'game:error':
      return event.payload.recoverable ? now : { ...now, status: 'failed' };
    case 'game:speed':
      return { ...now, speed: event.payload.speed };
    default:
      return now;
  }
}

/** Whether a game in this status sends no further events. A failed one may be resumed. */
export function isOver(status: GameStatus): boolean {
  return status === 'completed' || status === 'stopped';
}
