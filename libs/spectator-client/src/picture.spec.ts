import { describe, expect, it } from '@jest/globals';
import { type GameState, patchBetween, type PatchOperation, type StatePatch } from '#libs/protocol';
import { Picture } from './picture.js';

function state(round: number): GameState {
  return { status: 'in_progress', current_player_index: 0, players: [{ id: 'p1', name: 'One', cash: round }], round };
}

function patch(base: number, seq: number): StatePatch {
  const operations = patchBetween(state(base), state(seq)) as readonly PatchOperation[];
  return { game_id: 'g', at: '', base_seq: base, seq, patch: operations };
}

describe('Picture', () => {
  it('becomes what the patch makes of it, and leaves the state it was given alone', () => {
    const picture = new Picture();
    const before = state(3);
    picture.replace(before, 3);
    picture.patch(patch(3, 8));
    expect(picture.state).toEqual(state(8));
    expect(picture.seq).toBe(8);
    expect(before).toEqual(state(3));
  });

  it('takes a patch whose base is a little older than a state that was asked for in between', () => {
    const picture = new Picture();
    picture.replace(state(3), 5);
    picture.patch(patch(3, 8));
    expect(picture.state).toEqual(state(8));
  });

  it('is incomplete while the base of a patch is missing, and complete once a whole state arrives', () => {
    const picture = new Picture();
    picture.replace(state(3), 3);
    picture.patch(patch(8, 12));
    expect(picture.incomplete).toBe(true);
    expect(picture.state).toEqual(state(3));
    picture.replace(state(8), 9);
    expect(picture.incomplete).toBe(false);
    expect(picture.state).toEqual(state(12));
  });

  it('ignores states and patches older than what it shows', () => {
    const picture = new Picture();
    picture.replace(state(8), 8);
    picture.replace(state(3), 3);
    picture.patch(patch(3, 8));
    expect(picture.state).toEqual(state(8));
    expect(picture.incomplete).toBe(false);
  });

  it.each<[string, PatchOperation]>([
    ['removes what is not there', { op: 'remove', path: '/nothing' }],
    ['moves from nowhere', { op: 'move', path: '/round' }],
    ['takes the players away', { op: 'remove', path: '/players' }],
  ])('shows nothing of a patch that %s', (_, operation) => {
    const picture = new Picture();
    picture.replace(state(3), 3);
    picture.patch({ ...patch(3, 8), patch: [{ op: 'replace', path: '/round', value: 99 }, operation] });
    expect(picture.state).toEqual(state(3));
    expect(picture.incomplete).toBe(true);
  });
});
