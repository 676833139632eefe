import { describe, expect, it, jest } from '@jest/globals';
import { Audience } from './audience.js';
import { EventQueue } from './event-queue.js';
import type { SpectatorEvent } from './spectator-event.js';

function event(seq: number): SpectatorEvent {
  return { event: 'game:paused', seq, payload: { game_id: 'g', seq, at: '', by: 'operator' } };
}

describe('the iterations over a game', () => {
  it('get no more events once they are left', async () => {
    const push = jest.spyOn(EventQueue.prototype, 'push');
    const audience = new Audience();
    const [left, kept] = [audience.iterate(), audience.iterate()];
    await Promise.resolve();
    audience.tell({ kind: 'event', event: event(1) });
    for await (const { seq } of left) if (seq === 1) break;
    push.mockClear();
    audience.tell({ kind: 'event', event: event(2) });
    expect(push.mock.contexts).toEqual([kept]);
    push.mockRestore();
  });
});
