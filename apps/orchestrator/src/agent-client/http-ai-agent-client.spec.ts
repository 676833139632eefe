import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import type { DecideRequest } from '#libs/protocol';
import { answer, type Behaviour, BEHAVIOURS, refusingUrl, TestServer } from '../http-client/testing/index.js';
import { ASK, itIsAnAIAgentClient } from '../games/ports/ai-agent-client.contract.js';
import { AIAgentClient } from '../games/ports/index.js';
import { AddressPolicy, AgentClientModule, AgentClientOptions, allowedPlace } from './index.js';

let server: TestServer;
let module: TestingModule;
let client: AIAgentClient;

async function setUp(behaviour: Behaviour): Promise<void> {
  server = await TestServer.start(behaviour);
  const addresses = new AddressPolicy(['127.0.0.1'].flatMap((entry) => allowedPlace(entry) ?? []));
  const useValue = new AgentClientOptions({ url: `${server.url}/ai/`, addresses });
  module = await Test.createTestingModule({ imports: [AgentClientModule.register({ useValue })] }).compile();
  client = module.get(AIAgentClient);
}

async function tearDown(): Promise<void> {
  await module.close();
  await server.close();
}

const takesTheFirst: Behaviour = (response, request) => {
  const action = request.body === '' ? {} : (JSON.parse(request.body) as DecideRequest).valid_actions[0];
  return answer(200, { action })(response, request);
};

describe('over HTTP', () => {
  itIsAnAIAgentClient(async () => {
    await setUp(takesTheFirst);
    const moods = { hangs: BEHAVIOURS.hangs, breaks: answer(500, '') };
    return { client, now: (mood) => server.now(moods[mood]), asked: () => server.received(1), close: tearDown };
  });
});

function inLines(...chunks: readonly string[]): Behaviour {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    for (const chunk of chunks) response.write(chunk);
    response.end();
  };
}

describe('an agent', () => {
  beforeEach(() => setUp(takesTheFirst));
  afterEach(tearDown);

  it('is asked for JSON in one piece or in lines', async () => {
    await client.decide(ASK);
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/ai/games/g-1/decide',
        body: JSON.stringify(ASK.request),
        headers: { accept: 'application/json, application/x-ndjson', 'content-type': 'application/json' },
      },
    ]);
  });

  it('of a seat can be somewhere else', async () => {
    const other = await TestServer.start(takesTheFirst);
    expect(await client.decide({ ...ASK, url: other.url })).toMatchObject({ kind: 'answered' });
    expect(other.requests).toMatchObject([{ path: '/games/g-1/decide' }]);
    expect(server.requests).toEqual([]);
    await other.close();
  });

  it('is asked once more, in the time that is left, when its connection closes before it answers', async () => {
    server.now((response, request) =>
      server.requests.length === 1 ? void response.socket?.destroy() : takesTheFirst(response, request),
    );
    expect(await client.decide(ASK)).toMatchObject({ kind: 'answered' });
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]).toMatchObject({ path: '/ai/games/g-1/decide', body: JSON.stringify(ASK.request) });
  });

  it('that streams its thinking is passed on while it thinks', async () => {
    const thoughts: string[] = [];
    const firstHeard = new AbortController();
    server.now((response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' }).write('{"thinking":"Hm."}\n');
      firstHeard.signal.addEventListener('abort', () =>
        response.end('{"thinking":"Yes!"}\n{"action":"end_turn","reasoning":"Done."}'),
      );
    });
    const onThinking = (text: string): void => {
      thoughts.push(text);
      if (text === 'Hm.') firstHeard.abort(); // only now the rest is sent
    };
    const response = { action: { type: 'end_turn' }, reasoning: 'Done.', chat: null, usage: null };
    expect(await client.decide({ ...ASK, onThinking })).toEqual({ kind: 'answered', response });
    expect(thoughts).toEqual(['Hm.', 'Yes!']);
  });

  const failures: [string, Behaviour, string, string | RegExp][] = [
    ['answers 500', answer(500, '{}'), 'agent_http_error', 'answered 500'],
    ['redirects', answer(307, '', { location: '/' }), 'agent_http_error', 'answered 307'],
    ['answers nothing', answer(200, ''), 'agent_bad_answer', 'answered nothing where a decision was expected'],
    ['answers no content', answer(204, ''), 'agent_bad_answer', 'answered nothing where a decision was expected'],
    ['answers no JSON', answer(200, 'buy!'), 'agent_bad_answer', /^answered something that is not JSON/],
    ['answers no decision', answer(200, {}), 'agent_bad_answer', /"action".* was expected/],
    ['answers 10 MB', BEHAVIOURS.isLarge, 'agent_too_large', 'answered 10,000,000 bytes where 262,144 are allowed'],
    ['answers without end', BEHAVIOURS.isLargeWithoutSayingSo, 'agent_too_large', /where 262,144 are allowed$/],
    ['closes the connection', BEHAVIOURS.closesInTheMiddle, 'agent_unreachable', 'closed the connection'],
    ['resets the connection', BEHAVIOURS.resets, 'agent_unreachable', 'closed the connection'],
    ['mumbles', inLines('{"thinking":"Hm."}\nhm'), 'agent_bad_answer', 'answered the line "hm", which is not JSON'],
    ['only thinks', inLines('{"thinking":"Hm."}\n'), 'agent_bad_answer', /without a decision as the last line$/],
    ['goes on', inLines('{"action":"x"}\n{"thinking":"!"}'), 'agent_bad_answer', /another line after the decision$/],
    ['sends no line', inLines('\n'), 'agent_bad_answer', 'answered nothing where a decision was expected'],
    [
      'thinks without end',
      inLines(...Array<string>(3_000).fill(`{"thinking":"${'x'.repeat(100)}"}\n`)),
      'agent_too_large',
      /allowed$/,
    ],
  ];

  it.each(failures)('that %s has failed', async (_, behaviour, code, error) => {
    server.now(behaviour);
    const failed: unknown = await client.decide(ASK);
    expect(failed).toEqual({ kind: 'failed', code, error: expect.stringMatching(error) });
  });

  it('that drips is cut off at the deadline, and its connection closed', async () => {
    server.now(BEHAVIOURS.drips);
    expect(await client.decide({ ...ASK, timeoutMs: 60 })).toEqual({ kind: 'timeout' });
    await server.disconnected(1);
  });

  it('whose answer is not wanted any more has its connection closed', async () => {
    const abort = new AbortController();
    server.now(BEHAVIOURS.hangs);
    const decided = client.decide({ ...ASK, signal: abort.signal });
    await server.received(1);
    abort.abort();
    expect(await decided).toEqual({ kind: 'aborted' });
    await server.disconnected(1);
  });

  it('that answers late is ignored, and the next decision is the next answer', async () => {
    const late = new AbortController();
    server.now((response) => {
      late.signal.addEventListener('abort', () => response.end('{"action":"late"}'));
    });
    expect(await client.decide({ ...ASK, timeoutMs: 60 })).toEqual({ kind: 'timeout' });
    late.abort();
    server.now(answer(200, { action: 'early' }));
    expect(await client.decide(ASK)).toMatchObject({ response: { action: { type: 'early' } } });
  });

  it('that is down has failed', async () => {
    const url = await refusingUrl();
    const error = 'refused the connection';
    expect(await client.decide({ ...ASK, url })).toEqual({ kind: 'failed', code: 'agent_unreachable', error });
  });

  it('that has no health page is healthy', async () => {
    server.now(answer(404, ''));
    expect(await client.isHealthy()).toBe(true);
    expect(server.requests).toMatchObject([{ method: 'GET', path: '/ai/health' }]);
  });
});

describe('whom an agent service can play', () => {
  afterEach(tearDown);

  it.each([
    ['has no such pages', answer(404, {})],
    ['answers something else', answer(200, ['bold'])],
    ['answers no JSON', answer(200, 'hello')],
    ['is slow', BEHAVIOURS.hangs],
  ])('is not known where it %s', async (_, behaviour) => {
    await setUp(behaviour);
    expect(await client.known()).toEqual({});
  });

  it('is asked once for the games that begin in the next seconds', async () => {
    await setUp((response, request) =>
      answer(
        200,
        request.path.endsWith('models') ? { providers: [], open: false } : { personalities: [{ name: 'bold' }] },
      )(response, request),
    );
    const known = { personalities: ['bold'], models: { providers: [], models: [], unconfigured: [], open: false } };
    expect([await client.known(), await client.known()]).toEqual([known, known]);
    expect(server.requests.map(({ path }) => path).toSorted()).toEqual(['/ai/models', '/ai/personalities']);
  });

  it('is not asked at an address that seats may not name', async () => {
    await setUp(answer(200, { personalities: [{ name: 'bold' }] }));
    expect(await client.known('http://127.0.0.2:1/')).toEqual({});
    expect(server.requests).toEqual([]);
  });
});
