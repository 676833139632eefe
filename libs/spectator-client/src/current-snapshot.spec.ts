import { describe, expect, it } from '@jest/globals';
import { type GameState, patchBetween, type PatchOperation, type StatePatch } from '#libs/protocol';
import { CurrentSnapshot } from './current-snapshot.js';

function state(round: number): GameState {
  return { status: 'in_progress', current_player_index: 0, players: [{ id: 'p1', name: 'One', cash: round }], round };
}

function patch(base: number, seq: number): StatePatch {
  const operations = patchBetween(state(base), state(seq)) as readonly PatchOperation[];
  return { game_id: 'g', at: '', base_seq: base, seq, patch: operations };
}

describe('CurrentSnapshot', () => {
  it('becomes what the patch makes of it, and leaves the state it was given alone', () => {
    const snapshot = new CurrentSnapshot();
    const before = state(3);
    snapshot.replace(before, 3);
    snapshot.patch(patch(3, 8));
    expect(snapshot.state).toEqual(state(8));
    expect(snapshot.seq).toBe(8);
    expect(before).toEqual(state(3));
  });

  it('applies a patch whose base is older than a state requested in between', () => {
    const snapshot = new CurrentSnapshot();
    snapshot.replace(state(3), 5);
    snapshot.patch(patch(3, 8));
    expect(snapshot.state).toEqual(state(8));
  });

  it('is incomplete while the base of a patch is missing, and complete once a whole state arrives', () => {
    const snapshot = new CurrentSnapshot();
    snapshot.replace(state(3), 3);
    snapshot.patch(patch(8, 12));
    expect(snapshot.incomplete).toBe(true);
    expect(snapshot.state).toEqual(state(3));
    snapshot.replace(state(8), 9);
    expect(snapshot.incomplete).toBe(false);
    expect(snapshot.state).toEqual(state(12));
  });

  it('ignores states and patches older than its own', () => {
    const snapshot = new CurrentSnapshot();
    snapshot.replace(state(8), 8);
    snapshot.replace(state(3), 3);
    snapshot.patch(patch(3, 8));
    expect(snapshot.state).toEqual(state(8));
    expect(snapshot.incomplete).toBe(false);
  });

  it.each<[string, PatchOperation]>([
    ['removes what is not there', { op: 'remove', path: '/nothing' }],
    ['moves from nowhere', { op: 'move', path: '/round' }],
    ['takes the players away', { op: 'remove', path: '/players' }],
  ])('shows nothing of a patch that %s', (_, operation) => {
    const snapshot = new CurrentSnapshot();
    snapshot.replace(state(3), 3);
    snapshot.patch({ ...patch(3, 8), patch: [{ op: 'replace', path: '/round', value: 99 }, operation] });
    expect(snapshot.state).toEqual(state(3));
    expect(snapshot.incomplete).toBe(true);
  });
});
