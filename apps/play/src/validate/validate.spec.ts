import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:http';
import type { DecideRequest } from '#libs/protocol';
import type { RunningService } from '#libs/service';
import { loadAiAgentConfig, startAiAgent } from '../../../ai-agent/src/index.js';
import { AgentUnderTest } from './agent-under-test.js';
import { isWrong, summaryText, validate, resultText, type CheckResult } from './validate.js';

type Answer = (request: DecideRequest, response: ServerResponse, incoming: IncomingMessage) => void;

/** Milliseconds: more than an answer needs on a busy machine; and what is waited for where none comes. */
const DEADLINE_MS = 10_000;
const SHORT_DEADLINE_MS = 300;

let server: Server;
let answer: Answer;

beforeEach(async () => {
  server = createServer((incoming, response) => {
    void respond(incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Health and malformed bodies as they should be; what decides is up to each test. */
async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  if (incoming.method === 'GET') return void response.writeHead(incoming.url === '/health' ? 200 : 404).end();
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  if (body === '{"player_id": ') return void response.writeHead(400).end();
  answer(JSON.parse(body) as DecideRequest, response, incoming);
}

function urlOf(listening: Server): string {
  const address = listening.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

async function resultsOf(by: Answer, deadlineMs = DEADLINE_MS): Promise<readonly CheckResult[]> {
  answer = by;
  const agent = new AgentUnderTest(urlOf(server), deadlineMs);
  return validate(agent, new AbortController().signal, () => undefined);
}

const send = (response: ServerResponse, body: unknown, type = 'application/json', status = 200): void =>
  void response.writeHead(status, { 'content-type': type }).end(typeof body === 'string' ? body : JSON.stringify(body));

/** What any agent may choose: the first valid action as it is offered. */
const first = ({ valid_actions: [offer] }: DecideRequest): object => ({ action: offer ?? { type: 'roll_dice' } });

function wrongs(results: readonly CheckResult[]): string {
  return results.filter(isWrong).map(resultText).join('\n');
}

describe('an agent that keeps the contract', () => {
  it('has no findings', async () => {
    const results = await resultsOf((request, response) => send(response, first(request)));
    expect(results.filter(({ findings }) => findings.length > 0)).toEqual([]);
    expect(results.length).toBeGreaterThan(15);
    expect(summaryText(results)).toContain('0 wrong, 0 with advice. This agent can play.');
  });

  it.each<{ how: string; named: (id: string) => object }>([
    { how: 'in the action', named: (id) => ({ action: { action_id: id } }) },
    { how: 'as the action', named: (id) => ({ action: id }) },
    {
      how: 'with its type',
      named: (id) => ({ action: { action_id: id, type: id === 'a1' ? 'place_bid' : 'pass_bid' } }),
    },
    { how: 'alone', named: (id) => ({ action_id: id }) },
    { how: 'in a decision', named: (id) => ({ decision: { action_id: id } }) },
  ])('may name what it chooses by its action_id: $how', async ({ named }) => {
    const asked: string[] = [];
    const results = await resultsOf((request, response) => {
      const { action_id: id } = request.valid_actions.at(-1) ?? {};
      if (id === undefined || request.turn_phase !== 'awaiting_auction_bid') return send(response, first(request));
      asked.push(String(id));
      send(response, named(String(id)));
    });
    expect(asked).toEqual(['a1']);
    expect(wrongs(results)).toBe('');
  });

  it('may think aloud in lines where it is asked for lines', async () => {
    const results = await resultsOf((request, response, { headers }) => {
      const takesLines = headers.accept?.includes('ndjson') === true;
      if (!takesLines) return send(response, first(request));
      const lines = [{ thinking: 'Hm.' }, { thinking: 'Well.' }, first(request)];
      send(response, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'application/x-ndjson');
    });
    expect(results.filter(({ findings }) => findings.length > 0)).toEqual([]);
  });

  it('is our own, whatever the decision', async () => {
    const own: RunningService = await startAiAgent(
      loadAiAgentConfig({ AI_AGENT_HOST: '127.0.0.1', AI_AGENT_PORT: '0', AI_AGENT_LOG_LEVEL: 'silent' }),
    );
    const results = await validate(new AgentUnderTest(own.url, 10_000), new AbortController().signal, () => undefined);
    await own.close();
    expect(results.filter(({ findings }) => findings.length > 0)).toEqual([]);
  });
});

describe('an agent that does not keep the contract', () => {
  it.each<{ what: string; finding: string; by: Answer }>([
    {
      what: 'chooses what is not valid',
      finding: 'It chose "flip_the_board", which is none of the valid actions: pass_bid, place_bid illinois.',
      by: (_, response) => send(response, { action: { type: 'flip_the_board' } }),
    },
    {
      what: 'chooses another property than those on offer',
      finding: 'It chose "buy_property" of "mayfair", which is none of',
      by: (request, response) =>
        send(response, { action: { ...request.valid_actions[0], type: 'buy_property', property_id: 'mayfair' } }),
    },
    {
      what: 'answers with a web page',
      finding: 'Its answer has the content type text/html',
      by: (_, response) => send(response, '<html>It works!</html>', 'text/html'),
    },
    {
      what: 'calls JSON plain text',
      finding:
        'Its answer has the content type text/plain, where application/json or application/x-ndjson was expected.',
      by: (request, response) => send(response, first(request), 'text/plain'),
    },
    { what: 'answers nothing', finding: 'It answered nothing.', by: (_, response) => send(response, '') },
    {
      what: 'fails',
      finding: 'It answered 500 where 200 was expected.',
      by: (_, response) => send(response, { detail: 'oops' }, 'application/json', 500),
    },
    {
      what: 'sends elsewhere',
      finding: 'It answered 302: redirects are not followed.',
      by: (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1/' }).end(),
    },
    {
      what: 'hangs',
      finding: 'It did not answer within the 300 ms that it was given.',
      by: () => undefined,
    },
    {
      what: 'hangs in the middle of an answer',
      finding: 'It did not answer within the 300 ms that it was given.',
      by: (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    },
    {
      what: 'breaks the connection off',
      finding: 'The connection failed:',
      by: (_, response) => void response.destroy(),
    },
    {
      what: 'answers too much',
      finding: 'Its answer is longer than 262144 bytes, and is not read.',
      by: (request, response) => send(response, { ...first(request), reasoning: 'x'.repeat(300_000) }),
    },
    {
      what: 'leaves out the action',
      finding: 'Its answer has no "action"',
      by: (_, response) => send(response, { reasoning: 'Hm.' }),
    },
    {
      what: 'thinks in lines without an end',
      finding: 'Its last line is a thinking chunk, where the decision was expected.',
      by: (_, response) => send(response, '{"thinking":"Hm."}\n', 'application/x-ndjson'),
    },
    {
      what: 'decides twice',
      finding: 'Line 1 of its answer is a decision before the last one',
      by: (request, response) =>
        send(response, `${JSON.stringify(first(request))}\n${JSON.stringify(first(request))}`, 'application/x-ndjson'),
    },
    {
      what: 'names an action_id that is not on offer',
      finding: 'It chose "a77", which is none of the valid actions: roll_for_doubles, pay_jail_fine, use_jail_card.',
      by: (request, response) =>
        send(response, 'action_id' in (request.valid_actions[0] ?? {}) ? { action_id: 'a77' } : first(request)),
    },
    {
      what: 'names an action_id and the type of another action',
      finding: 'It chose "use_jail_card", which is none of the valid actions',
      by: (request, response) => {
        const isInJail = request.turn_phase === 'awaiting_jail_decision';
        send(response, isInJail ? { action: { type: 'use_jail_card', action_id: 'a1' } } : first(request));
      },
    },
    {
      what: 'bids without an amount',
      finding: 'It placed a bid without an "amount"',
      by: ({ valid_actions: valid }, response) => {
        const bid = valid.some(({ type }) => type === 'place_bid');
        send(response, { action: bid ? { type: 'place_bid', property_id: 'illinois' } : valid[0] });
      },
    },
    {
      what: 'bids too little',
      finding: 'It bid $5, where $91 is the least.',
      by: ({ valid_actions: valid }, response) => {
        const bid = valid.some(({ type }) => type === 'place_bid');
        send(response, { action: bid ? { type: 'place_bid', property_id: 'illinois', amount: 5 } : valid[0] });
      },
    },
    {
      what: 'answers a trade with one that it does not name',
      finding: 'It proposed a trade without a "trade"',
      by: ({ valid_actions: valid }, response) =>
        send(response, { action: valid.find(({ type }) => type === 'counter_trade') ?? valid[0] }),
    },
    {
      what: 'does not know the second try',
      finding: 'decides again when last_error refuses its first choice',
      by: (request, response) =>
        request.last_error === undefined ? send(response, first(request)) : send(response, 'no'),
    },
    {
      what: 'refuses fields that it does not know',
      finding: 'accepts fields that it does not know',
      by: (request, response) =>
        'x_novelty' in request ? send(response, {}, 'application/json', 400) : send(response, first(request)),
    },
  ])('is reported: it $what', async ({ finding, by }) => {
    const deadlineMs = finding.includes('did not answer') ? SHORT_DEADLINE_MS : DEADLINE_MS;
    expect(wrongs(await resultsOf(by, deadlineMs))).toContain(finding);
  });

  it('gets no other request when it cannot be reached', async () => {
    const unreachable = new AgentUnderTest(urlOf(server), DEADLINE_MS);
    await new Promise((resolve) => server.close(resolve));
    const results = await validate(unreachable, new AbortController().signal, () => undefined);
    expect(results).toHaveLength(1);
    expect(wrongs(results)).toContain('The connection failed: connect ECONNREFUSED 127.0.0.1');
  });

  it('gets only advice for what costs it no decisions', async () => {
    const results = await resultsOf((request, response) =>
      send(response, { decision: first(request), reasoning: 5, chat: 'x'.repeat(300) }),
    );
    expect(results.filter(isWrong)).toEqual([]);
    expect(results.map(resultText).join('')).toContain('not in the form {"action": {"type": …}');
  });
});
