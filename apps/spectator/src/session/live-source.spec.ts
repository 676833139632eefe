import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { HistoryUpdate, ReadReplay } from '../story/index.js';
import { LiveSource } from './live-source.js';

const RETRY_MS = 2_000;

const REPLAY = {
  version: 1,
  game: { game_id: 'g', status: 'completed' },
  initial_state: { status: 'in_progress', current_player_index: 0, players: [{ id: 'a', name: 'Ada' }] },
  events: [{ seq: 1, event: 'turn:start', payload: {} }],
  pictures: [],
};

type Answer = { readonly status: number; readonly body?: unknown } | 'unreachable';

/** What a source reports, by the name of the report. */
class Reports {
  readonly all: unknown[][] = [];
  readonly onHistory = ({ length }: ReadReplay): void => void this.all.push(['history', length]);
  readonly onUpdate = ({ kind }: HistoryUpdate): void => void this.all.push(['update', kind]);
  readonly onThinking = (): void => void this.all.push(['thinking']);
  readonly onUnknownGame = (): void => void this.all.push(['unknown']);
  readonly onFailure = (reason: string): void => void this.all.push(['failure', reason]);
}

describe('the source of a live game', () => {
  const fetched = globalThis.fetch;
  /** The answers to the next requests, one after the other; the last one stands for all after it. */
  let answers: Answer[];
  let asked: string[];
  let reports: Reports;
  let source: LiveSource | undefined;
  beforeEach(() => {
    jest.useFakeTimers();
    asked = [];
    reports = new Reports();
    globalThis.fetch = async (input) => {
      const { href } = input instanceof Request ? new URL(input.url) : new URL(input);
      asked.push(href.replace(/^.*\/games\//, ''));
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? 'unreachable';
      if (answer === 'unreachable') throw new TypeError('fetch failed');
      return Response.json(answer.body ?? {}, { status: answer.status });
    };
  });
  afterEach(() => {
    source?.close();
    globalThis.fetch = fetched;
    jest.useRealTimers();
  });

  const open = async (...given: Answer[]): Promise<void> => {
    answers = given;
    source = new LiveSource('g', reports);
    await jest.advanceTimersByTimeAsync(RETRY_MS - 1);
  };

  it('shows a game that is over from its replay, and asks for nothing else', async () => {
    await open({ status: 200, body: REPLAY });
    expect(reports.all).toEqual([['history', 1]]);
    expect(asked).toEqual(['g/replay']);
    expect(source?.link).toBe('connected');
  });

  it.each<{ what: string; answer: Answer }>([
    { what: 'cannot be reached', answer: 'unreachable' },
    { what: 'answers 500', answer: { status: 500 } },
    { what: 'answers 503', answer: { status: 503 } },
  ])('asks again after two seconds when the server $what', async ({ answer }) => {
    await open(answer);
    expect(reports.all).toEqual([]);
    expect(source?.link).toBe('connecting');
    const before = asked.length;
    answers = [{ status: 200, body: REPLAY }];
    await jest.advanceTimersByTimeAsync(1);
    expect(asked.length).toBe(before + 1);
    expect(reports.all).toEqual([['history', 1]]);
  });

  it('reports a game that the server does not know, and does not ask again', async () => {
    await open({ status: 404 });
    const { length } = asked;
    await jest.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect(reports.all).toEqual([['unknown']]);
    expect(asked).toHaveLength(length);
  });

  it.each([{ status: 403 }, { status: 499 }])(
    'reports the refusal $status, and does not ask again',
    async (refusal) => {
      await open({ ...refusal, body: { detail: 'not for you' } });
      const { length } = asked;
      await jest.advanceTimersByTimeAsync(10 * RETRY_MS);
      expect(reports.all).toEqual([['failure', 'not for you']]);
      expect(asked).toHaveLength(length);
    },
  );

  it('reports a replay that is none', async () => {
    await open({ status: 200, body: { version: 99 } });
    expect(reports.all).toEqual([['failure', expect.stringMatching(/replay/i)]]);
  });

  it('asks for the first state where the server has no replays', async () => {
    await open({ status: 501 }, { status: 200 }, { status: 200, body: { state: REPLAY.initial_state } }, 'unreachable');
    expect(asked.slice(0, 3)).toEqual(['g/replay', 'g', 'g/state?seq=0']);
    expect(reports.all).toContainEqual(['update', 'snapshot']);
  });

  it('asks no more once it is closed', async () => {
    await open('unreachable');
    source?.close();
    const { length } = asked;
    await jest.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect(asked).toHaveLength(length);
    expect(reports.all).toEqual([]);
  });

  it('encodes the id of the game', async () => {
    answers = ['unreachable'];
    source = new LiveSource('a/b c', reports);
    await jest.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['a%2Fb%20c/replay']);
  });
});
