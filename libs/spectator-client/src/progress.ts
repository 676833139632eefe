import type { GameEventName, GameSpeed, GameStatus } from '#libs/protocol';
import { type EventPayloads, isKnownEvent, type KnownEvent, type SpectatorEvent } from './spectator-event.js';

/** A game's status and speed after event `asOf`, derived from its events. */
export interface Progress {
  readonly status: GameStatus;
  readonly speed: GameSpeed;
  readonly asOf: number;
}

type LifecycleEventName = Extract<GameEventName, `game:${string}`>;

/** How each event of a game's lifecycle changes its progress. */
const CHANGES: { readonly [N in LifecycleEventName]: (payload: EventPayloads[N]) => Partial<Progress> } = {
  'game:started': () => ({ status: 'running' }),
  'game:resumed': () => ({ status: 'running' }),
  'game:paused': () => ({ status: 'paused' }),
  'game:stopped': () => ({ status: 'stopped' }),
  'game:ended': () => ({ status: 'completed' }),
  'game:error': ({ recoverable }) => (recoverable ? {} : { status: 'failed' }),
  'game:speed': ({ speed }) => ({ speed }),
};

/** Older events, sent again to catch up, change nothing: the answer to the join is newer. */
export function progressAfter(progress: Progress, event: SpectatorEvent): Progress {
  if (event.seq <= progress.asOf || !isKnownEvent(event)) return progress;
  return { ...progress, asOf: event.seq, ...(isLifecycleEvent(event) && changeBy(event)) };
}

function isLifecycleEvent(event: KnownEvent): event is KnownEvent<LifecycleEventName> {
  return Object.hasOwn(CHANGES, event.event);
}

function changeBy<N extends LifecycleEventName>({ event, payload }: KnownEvent<N>): Partial<Progress> {
  return CHANGES[event](payload);
}

/** Whether a game in this status sends no further events. A failed one may be resumed. */
export function isOver(status: GameStatus): boolean {
  return status === 'completed' || status === 'stopped';
}
