import type { EventSubscribers, StoreChange, StoredGame } from '../../games/ports/index.js';

/** When all of it happens: the start of 1970, where a ManualClock stands. */
export const AT = '1970-01-01T00:00:00.000Z';

const SPEED = { speed: 'fast' };
const REASON = { reason: 'r' };

type EventName = 'game:speed' | 'game:paused' | 'game:resumed';

/** Both want pauses, one of them changes of the speed too. */
export const SUBSCRIBERS: EventSubscribers = {
  to: (event) => ({ 'game:paused': ['ops', 'ci'], 'game:speed': ['ops'] })[event] ?? [],
};

export function gameOf(id: string): StoredGame {
  const state = { status: 'in_progress', current_player_index: 0, players: [{ id: 'p', name: 'P' }] };
  return { id, status: 'running', seq: 0, createdAt: AT, updatedAt: AT, state };
}

/** These events happen in the game, in one commit. */
export function changeOf(game: StoredGame, names: readonly EventName[]): StoreChange<StoredGame> {
  const events = names.map((event, index) => {
    const payload = event === 'game:speed' ? SPEED : REASON;
    const seq = game.seq + index + 1;
    return { seq, json: JSON.stringify({ seq, at: AT, event, payload }) };
  });
  return { game: { ...game, seq: game.seq + names.length }, events };
}
