import { describe, expect, it } from '@jest/globals';
import {
  advance,
  hasPassed,
  isFollowable,
  LIVE_PLAYHEAD,
  type Playhead,
  recapped,
  soughtTo,
  type PlayableEvents,
} from './index.js';

function tapeOf(...names: string[]): PlayableEvents {
  return {
    headSeq: names.length,
    event: (seq) => (names[seq - 1] ? { name: names[seq - 1] ?? '', squares: 5, isWholeAction: false } : undefined),
  };
}

const LIVE: Playhead = { ...LIVE_PLAYHEAD, jumped: false };

describe('a live playhead', () => {
  it('shows what is worth no time at once', () => {
    expect(advance(LIVE, tapeOf('agent:chat', 'turn:action'), 16, true).seq).toBe(2);
  });

  it('gives a throw its time before the walk', () => {
    const tape = tapeOf('dice:rolled', 'player:moved', 'turn:action');
    const first = advance(LIVE, tape, 16, true);
    expect(first).toMatchObject({ seq: 1, jumped: false });
    expect(advance(first, tape, 100, true).seq).toBe(1);
    expect(advance(first, tape, 600, true).seq).toBe(2);
  });

  it('gives the moves of any game their time', () => {
    const events = { headSeq: 1, event: () => ({ name: 'turn:action', squares: 0, isWholeAction: true }) };
    const [move, next] = [
      { ...LIVE, seq: 1 },
      { ...events, headSeq: 2 },
    ];
    expect(advance(move, next, 200, true).seq).toBe(1);
    expect(advance(move, next, 600, true).seq).toBe(2);
    expect(advance({ ...LIVE, seq: 1 }, tapeOf('disc:dropped', 'turn:end'), 60, true).seq).toBe(1);
  });

  it('hurries when it is behind', () => {
    const few = tapeOf(...Array<string>(2).fill('dice:rolled'));
    const some = tapeOf(...Array<string>(6).fill('dice:rolled'));
    expect(advance(LIVE, few, 300, true).seq).toBe(1);
    expect(advance(LIVE, some, 300, true).seq).toBeGreaterThan(1);
  });

  it('is at once where the game is when it is far behind', () => {
    const tape = tapeOf(...Array<string>(40).fill('dice:rolled'));
    expect(advance(LIVE, tape, 16, true)).toMatchObject({ seq: 40, jumped: true });
    const quiet = tapeOf(...Array<string>(2_000).fill('turn:end'));
    expect(advance(LIVE, quiet, 16, true)).toMatchObject({ seq: 2_000, jumped: true });
  });

  it('jumps to the newest event with reduced motion', () => {
    expect(advance(LIVE, tapeOf('dice:rolled', 'player:moved'), 0, false)).toMatchObject({ seq: 2, jumped: true });
  });

  it('is the same object while nothing happens, so that nothing is drawn', () => {
    const still = advance(LIVE, tapeOf('turn:end'), 16, true);
    expect(advance(still, tapeOf('turn:end'), 16, true)).toBe(still);
  });
});

describe('a playing playhead', () => {
  const tape = tapeOf('dice:rolled', 'dice:rolled', 'dice:rolled');

  it('has its own rate, also with reduced motion', () => {
    const playing: Playhead = { ...LIVE, mode: 'playing', seq: 1, rate: 2 };
    expect(advance(playing, tape, 200, true).seq).toBe(1);
    expect(advance(playing, tape, 300, false).seq).toBe(2);
  });

  it('rests at the end', () => {
    const playing: Playhead = { ...LIVE, mode: 'playing', seq: 3 };
    expect(advance(playing, tape, 16, true).mode).toBe('resting');
  });
});

describe('a playhead that was put somewhere', () => {
  it('rests there, whatever arrives', () => {
    const resting = soughtTo(LIVE, 2, 3);
    expect(resting).toMatchObject({ mode: 'resting', seq: 2, jumped: true });
    expect(advance(resting, tapeOf('a', 'b', 'c', 'd'), 5_000, true)).toBe(resting);
  });

  it('stays inside the game', () => {
    expect(soughtTo(LIVE, 99, 3).seq).toBe(3);
    expect(soughtTo(LIVE, -1, 3).seq).toBe(0);
  });

  it('may walk a single step forward', () => {
    expect(soughtTo({ ...LIVE, seq: 1 }, 2, 3).jumped).toBe(false);
  });
});

describe('a recap', () => {
  const tape = tapeOf(...Array<string>(300).fill('dice:rolled'));

  it('stops at each of its events, and rests at the last one', () => {
    let playhead = recapped(LIVE, [10, 40, 200]);
    const seen = new Set<number>();
    for (let ms = 0; ms < 12_000; ms += 100) {
      playhead = advance(playhead, tape, 100, false);
      seen.add(playhead.seq);
    }
    expect([...seen]).toEqual([10, 40, 200]);
    expect(playhead).toMatchObject({ mode: 'resting', seq: 200, recap: null });
  });

  it('takes no more than a minute', () => {
    const stops = Array.from({ length: 24 }, (_, index) => 10 * index + 1);
    let playhead = recapped(LIVE, stops);
    for (let ms = 0; ms <= 61_000; ms += 100) playhead = advance(playhead, tape, 100, true);
    expect(playhead).toMatchObject({ mode: 'resting', seq: 231 });
  });

  it('ends when the viewer moves', () => {
    expect(soughtTo(recapped(LIVE, [10, 40]), 7, 300)).toMatchObject({ mode: 'resting', seq: 7, recap: null });
  });
});

describe('a viewer can follow what moves', () => {
  const rolls = (count: number): PlayableEvents => tapeOf(...Array<string>(count).fill('dice:rolled'));

  it('while the game is shown at its speed, or a little faster', () => {
    expect(isFollowable(advance(LIVE, rolls(2), 300, true))).toBe(true);
    expect(isFollowable(advance({ ...LIVE, mode: 'playing', rate: 2 }, rolls(9), 300, true))).toBe(true);
    expect(isFollowable(soughtTo({ ...LIVE, seq: 1 }, 2, 3))).toBe(true);
  });

  it.each([
    { when: 'they are behind', after: advance(LIVE, rolls(7), 300, true) },
    { when: 'they are far behind', after: advance(LIVE, rolls(40), 300, true) },
    { when: 'they play 4 times as fast', after: advance({ ...LIVE, mode: 'playing', rate: 4 }, rolls(9), 300, true) },
    { when: 'they scrub', after: soughtTo({ ...LIVE, seq: 1 }, 3, 3) },
    { when: 'they want no motion', after: advance(LIVE, rolls(2), 300, false) },
  ])('but not while $when', ({ after }) => {
    expect(isFollowable(after)).toBe(false);
  });

  it('and passes a few events at once, but neither many nor any backwards', () => {
    expect([hasPassed(4, 5), hasPassed(4, 16), hasPassed(4, 17), hasPassed(4, 3), hasPassed(4, 4)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
