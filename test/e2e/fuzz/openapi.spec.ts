import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type HostileRequest, type OpenApi, requestsOf } from './requests.js';
import { AGENT, ENGINE } from './services.js';
import { Target } from './target.js';

const FUZZED_MS = 12_000;
const MAX_ANSWER = 65_536;
/** Characters of a body that reaches the server whole before it answers: what the sockets' buffers take. */
const MAX_UNREAD_BODY = 65_536;

/** An engine that refuses the rules of a game is an engine that answers an error. */
const OF_THE_ENGINE = 'engine_error';

describe('whatever is asked over HTTP', () => {
  let target: Target;
  let gameId: string;
  let document: OpenApi;
  beforeAll(async () => {
    target = await Target.ready();
    const agents = ['one', 'two'].map((name) => ({ name, personality: 'random' }));
    ({ game_id: gameId } = await target.arena.post<{ game_id: string }>('/games', {
      agents,
      settings: { speed: 'watch' },
    }));
    document = await target.arena.get<OpenApi>('/docs-json');
  });
  afterAll(async () => target[Symbol.asyncDispose]());

  /** What is wrong with the answer; empty: nothing. */
  const wrongsOf = async (url: string, { path, ...request }: HostileRequest): Promise<string> => {
    const answer = await fetch(url + path, request).catch((error: unknown) => {
      // Refused unread: the connection may be closed while the rest of such a body is on its way.
      if ((request.body?.length ?? 0) > MAX_UNREAD_BODY) return undefined;
      throw error;
    });
    if (answer === undefined) return '';
    const text = await answer.text();
    if (answer.status < 400) return '';
    const problem = text.startsWith('{')
      ? (JSON.parse(text) as { code?: unknown; detail?: unknown; errors?: unknown[] })
      : {};
    return [
      ...(answer.status < 500 || problem.code === OF_THE_ENGINE ? [] : [`status ${answer.status}`]),
      ...(text.length < MAX_ANSWER ? [] : [`an answer of ${text.length}`]),
      ...(typeof problem.code === 'string' ? [] : ['no problem']),
      ...(String(problem.detail).length <= 1_000 ? [] : ['a long detail']),
      ...((problem.errors ?? []).length <= 20 ? [] : ['many errors']),
    ].join(', ');
  };

  it.each([
    { service: 'orchestrator', port: 'ORCHESTRATOR_PORT' as const, known: () => document },
    { service: 'engine', port: 'GAME_ENGINE_PORT' as const, known: () => ENGINE },
    { service: 'agent', port: 'AI_AGENT_PORT' as const, known: () => AGENT },
  ])(
    'the $service answers it briefly, and never with a fault of its own',
    async ({ port, known }) => {
      const url = target.arena.urlOf(port);
      const property = fc.asyncProperty(requestsOf(known(), [gameId]), async (request) => {
        expect(await wrongsOf(url, request)).toBe('');
      });
      const { errorInstance, counterexample, numRuns } = await fc.check(property, {
        numRuns: 100_000,
        interruptAfterTimeLimit: FUZZED_MS,
        endOnFailure: true,
      });
      expect({ counterexample: JSON.stringify(counterexample)?.slice(0, 2_000) ?? null, errorInstance }).toEqual({
        counterexample: 'null',
        errorInstance: null,
      });
      expect(numRuns).toBeGreaterThan(20);
    },
    120_000,
  );

  it('nobody else notices, and nothing is left of it', async () => {
    expect(await target.complaints()).toEqual([]);
  }, 90_000);
});
