import type { GameView } from '#libs/protocol';
import type { Table } from './table.js';

export const STATUSES = ['running', 'paused', 'completed', 'stopped', 'failed'] as const;
export type ReachableStatus = (typeof STATUSES)[number];

/** What becomes of a game, as opposed to what happens in it. */
const LIFECYCLE = new Set(['game:paused', 'game:resumed', 'game:stopped', 'game:speed', 'game:ended', 'game:error']);

/** How a game that rests between two steps gets there, and the event that reports it. */
const WAYS: Readonly<Record<ReachableStatus, readonly [arrived: string, command?: string, body?: object]>> = {
  running: ['turn:action'],
  paused: ['game:paused', 'pause'],
  completed: ['game:ended', 'speed', { speed: 'instant' }],
  stopped: ['game:stopped', 'stop'],
  failed: ['game:error', 'speed', { speed: 'instant' }],
};

/**
 * A game in this status that has done its first step, at speed `watch` unless it was played to its end: by itself
 * nothing happens to it within ten seconds. The engine is well again.
 */
export async function gameIn(status: ReachableStatus, table: Table): Promise<GameView> {
  const { id, spectator } = await table.watchedGame({ speed: 'watch' });
  await spectator.until(({ event }) => event === 'turn:action');
  const [arrived, command, body] = WAYS[status];
  if (status === 'failed') table.engine.inject('not_json', 'action');
  if (command !== undefined) await table.rest.control(id, command, body);
  await spectator.until(({ event }) => event === arrived);
  table.engine.heal();
  if (status === 'failed') await table.rest.control(id, 'speed', { speed: 'watch' });
  return table.rest.game(id);
}

/** The names of the lifecycle events that followed what `before` shows, in order. */
export async function lifecycleAfter(table: Table, before: GameView): Promise<string[]> {
  const events = await table.rest.events(before.game_id);
  return events.filter(({ event, seq }) => seq > before.seq && LIFECYCLE.has(event)).map(({ event }) => event);
}
