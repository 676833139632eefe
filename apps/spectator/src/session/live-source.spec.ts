import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { request } from '../api/index.js';
import { type HistoryUpdate, type KnownGame, readReplay } from '../story/index.js';
import { LiveSource } from './live-source.js';
import { nextTask, type ReplayStream, streamOf } from './replay-stream.js';

const RETRY_MS = 2_000;

const STATE = { status: 'in_progress', current_player_index: 0, players: [{ id: 'a', name: 'Ada' }] };
const OVER = { game_id: 'g', status: 'completed', seq: 1, winner_id: 'a', state: STATE };
const RUNNING = { ...OVER, status: 'running', winner_id: null };
const REPLAY = {
  version: 1,
  game: { game_id: 'g', status: 'completed' },
  initial_state: STATE,
  events: [{ seq: 1, event: 'turn:start', payload: {} }],
  pictures: [],
};
const READ = [
  ['known', 'completed', 1],
  ['update', 'snapshot'],
  ['update', 'event'],
];

type Answer = { readonly status: number; readonly body?: unknown } | 'unreachable';

/** What a source reports, by the name of the report. */
class Reports {
  readonly all: unknown[][] = [];
  readonly onKnown = ({ head, shown }: KnownGame): void => void this.all.push(['known', head.status, shown.seq]);
  readonly onUpdate = ({ kind }: HistoryUpdate): void => void this.all.push(['update', kind]);
  readonly onThinking = (): void => void this.all.push(['thinking']);
  readonly onUnknownGame = (): void => void this.all.push(['unknown']);
  readonly onFailure = (reason: string): void => void this.all.push(['failure', reason]);
}

/** As the worker does it. */
async function openHere(path: string): Promise<ReplayStream> {
  const { head, next } = streamOf(readReplay(await request(path)));
  return { head, next };
}

describe('the source of a live game', () => {
  const fetched = globalThis.fetch;
  /** The answers by the path after the id of the game; unreachable where none is given. */
  let answers: Readonly<Record<string, Answer>>;
  let asked: string[];
  let reports: Reports;
  let source: LiveSource | undefined;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    asked = [];
    reports = new Reports();
    globalThis.fetch = async (input) => {
      const { href } = input instanceof Request ? new URL(input.url) : new URL(input);
      const path = href.replace(/^.*\/games\/[^/?]+/, '');
      asked.push(path);
      const answer = answers[path] ?? answers['any'] ?? 'unreachable';
      if (answer === 'unreachable') throw new TypeError('fetch failed');
      return Response.json(answer.body ?? {}, { status: answer.status });
    };
  });
  afterEach(() => {
    source?.close();
    globalThis.fetch = fetched;
    jest.useRealTimers();
  });

  /** Messages between tasks are not faked, so a few of them pass. */
  const settle = async (): Promise<void> => {
    for (let task = 0; task < 10; task += 1) await nextTask();
  };

  const open = async (given: Readonly<Record<string, Answer>>, seq: number | null = null): Promise<void> => {
    answers = given;
    source = new LiveSource('g', seq, reports, openHere);
    await settle();
    await jest.advanceTimersByTimeAsync(RETRY_MS - 1);
    await settle();
  };
  const ok = (body: unknown): Answer => ({ status: 200, body });
  const ALL = { '': ok(OVER), '/replay': ok(REPLAY), '/result': ok({ standings: [] }) };

  it('shows a game that is over at once, then reads its replay, and asks for nothing else', async () => {
    await open(ALL);
    expect(reports.all).toEqual(READ);
    expect(asked).toEqual(['', '/result', '/replay']);
    expect(source?.linkAt(performance.now())).toBe('connected');
  });

  it('shows the requested event at once, and the newest if there is none of that number', async () => {
    const states = { '/state?seq=0': ok({ seq: 0, state: STATE }), '/state?seq=7': { status: 400 } };
    await open({ ...ALL, ...states }, 0);
    expect(reports.all[0]).toEqual(['known', 'completed', 0]);
    source?.close();
    reports.all.length = 0;
    await open({ ...ALL, ...states }, 7);
    expect(reports.all).toEqual(READ);
  });

  it.each<{ what: string; answer: Answer }>([
    { what: 'cannot be reached', answer: 'unreachable' },
    { what: 'answers 500', answer: { status: 500 } },
    { what: 'answers 503', answer: { status: 503 } },
  ])('asks again after two seconds when the server $what', async ({ answer }) => {
    await open({ any: answer });
    expect(reports.all).toEqual([]);
    expect(source?.linkAt(performance.now())).toBe('connecting');
    answers = ALL;
    await jest.advanceTimersByTimeAsync(1);
    await settle();
    expect(reports.all).toEqual(READ);
  });

  it('is connecting for two seconds without the server, and only then lost', async () => {
    await open({ '': ok(RUNNING) });
    const { all } = reports;
    expect(all).toEqual([['known', 'running', 1]]);
    const since = performance.now() - RETRY_MS + 1;
    expect(source?.linkAt(since + 1_999)).toBe('connecting');
    expect(source?.linkAt(since + 2_000)).toBe('lost');
  });

  it('reports a game that the server does not know, and does not ask again', async () => {
    await open({ any: { status: 404 } });
    const { length } = asked;
    await jest.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect(reports.all).toEqual([['unknown']]);
    expect(asked).toHaveLength(length);
  });

  it.each([{ status: 403 }, { status: 499 }])(
    'reports the refusal $status, and does not ask again',
    async (refusal) => {
      await open({ any: { ...refusal, body: { detail: 'not for you' } } });
      const { length } = asked;
      await jest.advanceTimersByTimeAsync(10 * RETRY_MS);
      expect(reports.all).toEqual([['failure', 'not for you']]);
      expect(asked).toHaveLength(length);
    },
  );

  it('reports a game and a replay that are none', async () => {
    await open({ ...ALL, '/replay': ok({ version: 99 }) });
    expect(reports.all.at(-1)).toEqual(['failure', expect.stringMatching(/replay/i)]);
    source?.close();
    await open({ '': ok({ status: 'running' }) });
    expect(reports.all.at(-1)).toEqual(['failure', expect.stringMatching(/no game/)]);
  });

  it('asks for the first state where the server has no replays', async () => {
    await open({ '': ok(RUNNING), '/replay': { status: 501 }, '/state?seq=0': ok({ state: STATE }) });
    expect(asked.slice(0, 3)).toEqual(['', '/replay', '/state?seq=0']);
    expect(reports.all).toContainEqual(['update', 'snapshot']);
  });

  it('asks no more once it is closed', async () => {
    await open({});
    source?.close();
    const { length } = asked;
    await jest.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect(asked).toHaveLength(length);
    expect(reports.all).toEqual([]);
  });

  it('encodes the id of the game', async () => {
    const addresses: string[] = [];
    globalThis.fetch = async (input) => {
      addresses.push(input instanceof Request ? input.url : String(input));
      throw new TypeError('fetch failed');
    };
    source = new LiveSource('a/b c', null, reports, openHere);
    await settle();
    expect(addresses).toEqual([expect.stringMatching(/\/games\/a%2Fb%20c$/)]);
  });
});
