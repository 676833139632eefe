import { describe, expect, it } from '@jest/globals';
import type { Received } from '../fixtures/raw-spectator.js';
import { Table } from '../support/table.js';

/** Control characters but for lines and tabs, and those that turn the direction of text. */
const UNSEEN = /[^\P{Cc}\n\t]|\p{Bidi_Control}/u;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('text of an engine', () => {
  it('reaches spectators in bounded length and without characters that they do not see', async () => {
    await using table = await Table.set({ engine: { turns: 2, hostileText: 100_000 } });
    const { id, spectator } = await table.watchedGame();
    const ended = await spectator.until(({ event }) => event === 'game:ended');
    const texts = textsIn(spectator.received.map(({ payload }) => payload));
    expect(texts.filter((text) => UNSEEN.test(text))).toEqual([]);
    expect(Math.max(...texts.map(({ length }) => length))).toBe(4_000);
    const isDrawn = ({ event }: Received): boolean => event === 'card:drawn';
    expect(spectator.of(id).find(isDrawn)?.payload['card_text']).toMatch(/^gnp\.exe\[2Jx{490}$/);
    expect(textsIn(ended.payload['final_state']).every((text) => text.length <= 200)).toBe(true);
  });

  it('reaches agents and operators in one short line where it refuses', async () => {
    await using table = await Table.set({ engine: { hostileText: 100_000 } });
    table.engine.inject('refused', 'action');
    const { id, spectator } = await table.watchedGame();
    await spectator.until(({ event }) => event === 'game:error');
    const { error } = await table.rest.game(id);
    expect(error).toMatch(/^The engine refused 6 actions in a row, at last with: gnp\.exe\[2Jx+…$/);
    expect(error?.length).toBeLessThan(400);
    expect(table.agent.calls[1]?.body.last_error).toMatch(/^gnp\.exe\[2Jx{1,300}…$/);
  });
});
