import { describe, expect, it } from '@jest/globals';
import type { EventDraft, NumberedEvent } from '#libs/protocol';
import { MAX_READ, recentEvents } from './recent-events.js';

const WHO = { player_id: 'p', player_name: 'P' };
const chat = (message: string): EventDraft => ({ event: 'agent:chat', payload: { ...WHO, message } });
const thinking: EventDraft = {
  event: 'agent:thinking',
  payload: { ...WHO, phase: '', valid_actions: [], deadline: '' },
};
const numbered = (drafts: readonly EventDraft[]): NumberedEvent[] =>
  drafts.map((draft, index) => ({ seq: index + 1, at: '', ...draft }));

describe('what a seat receives of the events since it was asked last', () => {
  it('is nothing where nothing happened', () => {
    expect(recentEvents([])).toEqual([]);
  });

  it('is the newest hundred, oldest first, without thinking', () => {
    const drafts = Array.from({ length: MAX_READ }, (_, index) => (index % 2 === 0 ? chat(`${index}`) : thinking));
    const received = recentEvents(numbered([...drafts, chat('last')]));
    expect(received).toHaveLength(100);
    expect(received.at(-1)).toEqual({ seq: MAX_READ + 1, event: 'agent:chat', payload: { ...WHO, message: 'last' } });
    expect(received.map(({ seq }) => seq)).toEqual(received.map(({ seq }) => seq).toSorted((a, b) => a - b));
  });

  it('is no more than 64 kB, the newest first, counted in bytes', () => {
    const received = recentEvents(numbered([chat('old'), chat('é'.repeat(16_500)), chat('é'.repeat(16_500))]));
    expect(received.map(({ seq }) => seq)).toEqual([3]);
    expect(recentEvents(numbered([chat('x'.repeat(70_000))]))).toEqual([]);
  });

  it('holds no state of the table', () => {
    const payload = {
      winner_id: null,
      winner_name: null,
      final_state: { status: '', current_player_index: 0, players: [] },
    };
    const ended: EventDraft = { event: 'game:ended', payload: { ...payload, reason: 'completed' } };
    expect(JSON.stringify(recentEvents(numbered([ended])))).not.toContain('final_state');
  });
});
