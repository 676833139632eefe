import { describe, expect, it } from '@jest/globals';
import { readMessage } from './message.js';

const STATE = { status: 'in_progress', current_player_index: 0, players: [{ id: 'p1', name: 'One' }] };
const ENVELOPE = { game_id: 'g', seq: 4, at: '2026-01-01T00:00:00.000Z' };

describe('readMessage', () => {
  it.each([
    ['flat', { ...STATE, ...ENVELOPE }],
    ['in an envelope', { ...ENVELOPE, state: STATE }],
  ])('reads a snapshot that is sent %s', (_, payload) => {
    expect(readMessage('game:state', payload)).toEqual({ kind: 'snapshot', gameId: 'g', seq: 4, state: STATE });
  });

  it('keeps the name and the number of an event that this version does not know', () => {
    const payload = { ...ENVELOPE, fog: true };
    expect(readMessage('weather:changed', payload)).toEqual({
      kind: 'event',
      gameId: 'g',
      event: { event: 'weather:changed', seq: 4, payload },
    });
  });

  it('classifies a message without a number as unnumbered', () => {
    const payload = { game_id: 'g', text: 'hm' };
    expect(readMessage('agent:thinking:chunk', payload)).toMatchObject({
      kind: 'unnumbered',
      name: 'agent:thinking:chunk',
    });
  });

  it.each([
    ['nothing', undefined],
    ['a list', [ENVELOPE]],
    ['no game', { seq: 1 }],
    ['a number that is text', { game_id: 'g', seq: '1' }],
    ['number zero', { game_id: 'g', seq: 0 }],
    ['half a number', { game_id: 'g', seq: 1.5 }],
  ])('reads no event from %s', (_, payload) => {
    expect(readMessage('turn:end', payload)).toBeNull();
  });

  it.each([
    ['game:state', { ...ENVELOPE, state: {} }],
    ['game:state', { ...STATE, game_id: 'g' }],
    ['state:patch', { ...ENVELOPE, patch: [] }],
    ['state:patch', { ...ENVELOPE, base_seq: 4, patch: [] }],
    ['state:patch', { ...ENVELOPE, base_seq: 1, patch: [{ op: 'remove' }] }],
  ])('reads no %s from %j', (name, payload) => {
    expect(readMessage(name, payload)).toBeNull();
  });
});
