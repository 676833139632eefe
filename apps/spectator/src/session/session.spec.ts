import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readReplay } from '../story/index.js';
import { everyFrame } from './frames.js';
import { nextTask } from './replay-stream.js';
import { Session } from './session.js';
import { useView } from './view.js';

/** What a browser has and Node has not. */
const BROWSER = ['requestAnimationFrame', 'cancelAnimationFrame', 'matchMedia', 'document'];

let waiting: Map<number, (now: number) => void>;
let now: number;

/** As a browser does once every 200 ms. */
function frame(): void {
  const [...due] = waiting.values();
  waiting.clear();
  now += 200;
  for (const draw of due) draw(now);
}

/** The parts of a replay are read in tasks of their own, without frames. */
async function untilRead(): Promise<void> {
  for (let task = 0; task < 10; task += 1) await nextTask();
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
    document: Object.assign(new EventTarget(), { hidden: false }),
  });
});
afterEach(() => {
  for (const name of BROWSER) Reflect.deleteProperty(globalThis, name);
});

describe('drawing every frame', () => {
  it('goes on by a timer while the tab is hidden, and by frames when it is shown again', () => {
    jest.useFakeTimers();
    let drawn = 0;
    const stop = everyFrame(() => (drawn += 1));
    const show = (isShown: boolean): void => {
      Object.assign(document, { hidden: !isShown });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    show(false);
    expect(waiting.size).toBe(0);
    jest.advanceTimersByTime(3_000);
    expect(drawn).toBe(3);
    show(true);
    frame();
    jest.advanceTimersByTime(3_000);
    expect(drawn).toBe(4);
    stop();
    jest.useRealTimers();
  });

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
  ])('that $what', async ({ path, loading }) => {
    const session = new Session(replay(path), { seq: null, turn: null });
    await untilRead();
    frame();
    expect(useView.getState().loading).toEqual(loading);
    expect(waiting.size).toBe(1);
    session.close();
  });

  it('is read without a frame, as in a hidden tab, and shown with the first', async () => {
    const session = new Session(replay('/players/0/cash'), { seq: 1, turn: null });
    await untilRead();
    expect(useView.getState().history.head.seq).toBe(1);
    expect(useView.getState().shown.seq).toBe(0);
    frame();
    expect(useView.getState()).toMatchObject({ shown: { seq: 1 }, isCatchingUp: false });
    session.close();
  });
});
