import { describe, expect, it } from '@jest/globals';
import type { NumberedEvent } from '#libs/protocol';
import { messageOf } from './message.js';

const AT = '2026-01-01T00:00:00.000Z';

describe('what a webhook is sent', () => {
  it('is the event with its game and number, and an id that is the same each time', () => {
    const event: NumberedEvent = { seq: 7, at: AT, event: 'game:paused', payload: { reason: 'manual' } };
    const { id, body } = messageOf('ops', 'g-1', event);
    expect(id).toBe('g-1_7_ops');
    const data = { reason: 'manual', game_id: 'g-1', seq: 7, at: AT };
    expect(JSON.parse(body)).toEqual({ type: 'game:paused', timestamp: AT, data });
    expect(messageOf('ops', 'g-1', event)).toEqual({ id, body });
  });

  it('cannot be passed off as another game’s by fields of an engine’s own event', () => {
    const event: NumberedEvent = {
      seq: 7,
      at: AT,
      event: 'disc:dropped' as '<engine>:<event>',
      payload: { game_id: 'another', seq: 1, at: 'never', column: 3 },
    };
    const { data } = JSON.parse(messageOf('ops', 'g-1', event).body) as { data: object };
    expect(data).toEqual({ column: 3, game_id: 'g-1', seq: 7, at: AT });
  });
});
