import { type Received, stepOrderViolations } from '../fixtures/raw-spectator.js';
import type { ThirdPartyEngine } from '../fixtures/third-party-engine.js';
import { inWords } from './event-text.js';

/**
 * What is wrong with one game as a spectator followed it from its first event, held against what its engine executed;
 * empty when all is well: the order of events is kept, and every action was executed once and emitted once.
 */
export function wrongsIn(received: readonly Received[], { executed }: ThirdPartyEngine): string[] {
  const gameId = received[0]?.payload['game_id'];
  const keys = executed.filter((action) => action.gameId === gameId).map(({ idempotencyKey }) => idempotencyKey);
  const again = keys.filter((key, index) => keys.indexOf(key) !== index);
  const emitted = received.filter((one) => inWords(one) === 'turn:action').length;
  return [
    ...stepOrderViolations(received),
    ...again.map((key) => `${key} was executed again`),
    ...(emitted === keys.length ? [] : [`${keys.length} actions were executed, and ${emitted} emitted`]),
  ];
}
