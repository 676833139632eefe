import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readReplay } from '../story/index.js';
import { everyFrame } from './frames.js';
import { Session } from './session.js';
import { useView } from './view.js';

/** What a browser has and Node has not. */
const BROWSER = ['requestAnimationFrame', 'cancelAnimationFrame', 'matchMedia'];

let waiting: Map<number, (now: number) => void>;
let now: number;

/** As a browser does once every 200 ms. */
function frame(): void {
  const [...due] = waiting.values();
  waiting.clear();
  now += 200;
  for (const draw of due) draw(now);
}

beforeEach(() => {
  waiting = new Map();
  now = performance.now();
  let handles = 0;
  Object.assign(globalThis, {
    requestAnimationFrame: (draw: (now: number) => void) => {
      handles += 1;
      waiting.set(handles, draw);
      return handles;
    },
    cancelAnimationFrame: (handle: number) => waiting.delete(handle),
    matchMedia: () => ({ matches: true }),
  });
});
afterEach(() => {
  for (const name of BROWSER) Reflect.deleteProperty(globalThis, name);
});

describe('drawing every frame', () => {
  it('goes on after a frame that failed', () => {
    let drawn = 0;
    const stop = everyFrame(() => {
      drawn += 1;
      if (drawn === 1) throw new Error('not this time');
    });
    expect(frame).toThrow('not this time');
    frame();
    stop();
    frame();
    expect(drawn).toBe(2);
  });
});

describe('a replay on the page', () => {
  const replay = (path: string): ReturnType<typeof readReplay> =>
    readReplay({
      version: 1,
      game: { game_id: 'g1', status: 'completed' },
      initial_state: {
        status: 'in_progress',
        current_player_index: 0,
        players: [{ id: 'a', name: 'Ada', cash: 1_500 }],
      },
      events: [{ seq: 1, event: 'turn:start', payload: {} }],
      pictures: [{ seq: 1, patch: [{ op: 'replace', path, value: 1 }] }],
    });

  it.each([
    { what: 'can be read is shown', path: '/players/0/cash', loading: { phase: 'ready' } },
    {
      what: 'has a snapshot that cannot be computed is broken, and the page shows why',
      path: '/nobody/0/cash',
      loading: { phase: 'broken', reason: expect.stringContaining('its snapshot at event 1') },
    },
  ])('that $what', ({ path, loading }) => {
    const session = new Session(replay(path), { seq: null, turn: null });
    // On a busy machine a frame reads one update, of which there are four.
    for (let drawn = 0; drawn < 10; drawn += 1) frame();
    expect(useView.getState().loading).toEqual(loading);
    expect(waiting.size).toBe(1);
    session.close();
  });
});
