import { beforeEach, describe, expect, it } from '@jest/globals';
import { dismissProblem, openReplay, useDropped } from './dropped.js';

const REPLAY = {
  version: 1,
  game: { game_id: 'g1', status: 'completed' },
  initial_state: { status: 'in_progress', current_player_index: 0, players: [{ id: 'a', name: 'Ada' }] },
  events: [{ seq: 1, event: 'turn:start', payload: {} }],
  pictures: [],
};

function file(content: unknown, name = 'game.json'): File {
  return new File([typeof content === 'string' ? content : JSON.stringify(content)], name);
}

describe('a replay from a file', () => {
  beforeEach(() => {
    useDropped.setState({ script: null, number: 0, problem: null });
  });

  it('is what can be played next', async () => {
    expect(await openReplay(file(REPLAY))).toBe(true);
    expect(useDropped.getState()).toMatchObject({ script: { gameId: 'g1', length: 1 }, number: 1, problem: null });
  });

  it('begins anew when the same file is opened again', async () => {
    await openReplay(file(REPLAY));
    await openReplay(file(REPLAY));
    expect(useDropped.getState().number).toBe(2);
  });

  it.each([
    { content: '{"version": 1, "game"', reason: 'It is no replay, or not all of one' },
    { content: { ...REPLAY, events: [] }, reason: 'This replay is empty' },
    { content: { version: 99 }, reason: 'replay' },
  ])('that cannot be played leaves the last one in its place, and the reason: $reason', async ({ content, reason }) => {
    await openReplay(file(REPLAY));
    expect(await openReplay(file(content, 'other.json'))).toBe(false);
    const { script, number, problem } = useDropped.getState();
    expect({ length: script?.length, number }).toEqual({ length: 1, number: 1 });
    expect(problem).toContain('“other.json” cannot be played.');
    expect(problem).toContain(reason);
  });

  it('takes back the reason when it is dismissed, and when the next file can be played', async () => {
    await openReplay(file('nonsense'));
    dismissProblem();
    expect(useDropped.getState().problem).toBeNull();
    await openReplay(file('nonsense'));
    await openReplay(file(REPLAY));
    expect(useDropped.getState().problem).toBeNull();
  });

  it('cleans the name of the file, and cuts it at 80 characters', async () => {
    await openReplay(file('nonsense', `${'x'.repeat(200)}\u202E.json`));
    const [, name = ''] = /^“(.*)” cannot be played/u.exec(useDropped.getState().problem ?? '') ?? [];
    expect(name.length).toBeGreaterThan(70);
    expect(name.length).toBeLessThanOrEqual(80);
    expect(name).not.toContain('\u202E');
  });
});
