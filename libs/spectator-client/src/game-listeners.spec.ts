import { describe, expect, it, jest } from '@jest/globals';
import { GameListeners } from './game-listeners.js';
import { AsyncEventQueue } from './async-event-queue.js';
import type { SpectatorEvent } from './spectator-event.js';

function event(seq: number): SpectatorEvent {
  return { event: 'game:paused', seq, payload: { game_id: 'g', seq, at: '', by: 'operator' } };
}

describe('the iterations over a game', () => {
  it('get no more events once they are left', async () => {
    const push = jest.spyOn(AsyncEventQueue.prototype, 'push');
    const listeners = new GameListeners();
    const [left, kept] = [listeners.iterate(), listeners.iterate()];
    await Promise.resolve();
    listeners.deliver({ kind: 'event', event: event(1) });
    for await (const { seq } of left) if (seq === 1) break;
    push.mockClear();
    listeners.deliver({ kind: 'event', event: event(2) });
    expect(push.mock.contexts).toEqual([kept]);
    push.mockRestore();
  });
});
