import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import type { LookupAddress } from 'node:dns';
import { gzipSync } from 'node:zlib';
import { AIAgentClient } from '../ports/index.js';
import {
  AddressPolicy,
  AgentClientModule,
  AgentClientOptions,
  allowedPlace,
  HostResolver,
} from '../../agent-client/index.js';
import { answer, type Behaviour, BEHAVIOURS, TestServer } from '../../http-client/testing/index.js';
import { LoopHarness } from '../testing/loop-harness.js';

/** Names and what a name server answers: each list once, the last one from then on. */
const NAMES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'private.example': [['10.1.2.3']],
  'loopback.example': [['127.0.0.1']],
  'loopback6.example': [['::1']],
  'mapped.example': [['::ffff:127.0.0.1']],
  'metadata.example': [['169.254.169.254']],
  'both.example': [['93.184.216.34', '127.0.0.1']],
  'nowhere.example': [[]],
  'rebinds.example': [['127.0.0.1'], ['127.0.0.2']],
};

class Names extends HostResolver {
  private readonly asked = new Map<string, number>();

  async resolve(host: string): Promise<readonly LookupAddress[]> {
    const answers = NAMES[host] ?? [];
    const times = this.asked.get(host) ?? 0;
    this.asked.set(host, times + 1);
    const addresses = answers[Math.min(times, answers.length - 1)] ?? [];
    return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  }
}

interface Row {
  readonly it: string;
  /** Where the first seat's agent is; PORT is that of a server on this machine that nobody may be sent to. */
  readonly url?: string;
  /** What it does where its address is allowed. */
  readonly does?: Behaviour;
  readonly code: string;
  readonly error?: RegExp;
}

const BOMB = gzipSync(Buffer.alloc(10_000_000, ' '));
const bomb =
  (type: string): Behaviour =>
  (response) => {
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(BOMB);
  };

function refused(name: string, url: string, kind: string): Row {
  return { it: `${name} (${url})`, url, code: 'agent_url_refused', error: new RegExp(`^leads to ${kind} address$`) };
}

const ADDRESSES: readonly Row[] = [
  refused('loopback', 'http://127.0.0.1:PORT', 'a loopback'),
  refused('a decimal form', 'http://2130706433:PORT', 'a loopback'),
  refused('a hexadecimal form', 'http://0x7f000001:PORT', 'a loopback'),
  refused('an octal form', 'http://017700000001:PORT', 'a loopback'),
  refused('a short form', 'http://127.1:PORT', 'a loopback'),
  refused('no address in particular', 'http://0:PORT', 'an unspecified'),
  refused('IPv6 loopback', 'http://[::1]:PORT', 'a loopback'),
  refused('IPv4 in IPv6', 'http://[::ffff:7f00:1]:PORT', 'a loopback'),
  refused('IPv4 behind NAT64', 'http://[64:ff9b::127.0.0.1]:PORT', 'a loopback'),
  refused('a unique local address', 'http://[fd12:3456::1]:PORT', 'a private'),
  refused('a link-local address', 'http://[fe80::1]:PORT', 'a link-local'),
  refused('metadata of a cloud', 'http://169.254.169.254', 'a metadata'),
  refused('carrier-grade NAT', 'http://100.64.0.1:PORT', 'a carrier-grade NAT'),
  refused('multicast', 'http://224.0.0.1:PORT', 'a multicast'),
  refused('a name of a private address', 'http://private.example:PORT', 'a private'),
  refused('a name of loopback', 'http://loopback.example:PORT', 'a loopback'),
  refused('a name of IPv6 loopback', 'http://loopback6.example:PORT', 'a loopback'),
  refused('a name of IPv4 in IPv6', 'http://mapped.example:PORT', 'a loopback'),
  refused('a name of metadata, over TLS', 'https://metadata.example', 'a metadata'),
  refused('a name of a public and a private address', 'http://both.example:PORT', 'a loopback'),
  { it: 'a name without address', url: 'http://nowhere.example', code: 'agent_unreachable', error: /ENOTFOUND/ },
];

const BEHAVING: readonly Row[] = [
  {
    it: 'a redirect to loopback',
    does: (response) => void response.writeHead(307, { location: victim.url }).end(),
    code: 'agent_http_error',
    error: /^answered 307: redirects are not followed, and this one leads to http:/,
  },
  { it: 'an answer of 10 MB', does: BEHAVIOURS.isLarge, code: 'agent_too_large', error: /10,000,000 bytes/ },
  { it: '10 MB without a content-length', does: BEHAVIOURS.isLargeWithoutSayingSo, code: 'agent_too_large' },
  {
    it: 'a gzip bomb',
    does: bomb('application/json'),
    code: 'agent_bad_answer',
    error: /^answered a body compressed with gzip, which is not accepted/,
  },
  {
    it: 'a gzip bomb in lines',
    does: bomb('application/x-ndjson'),
    code: 'agent_bad_answer',
    error: /^answered a body compressed with gzip, which is not accepted/,
  },
  { it: 'a body that never ends', does: BEHAVIOURS.drips, code: 'timeout' },
  { it: 'no answer at all', does: BEHAVIOURS.hangs, code: 'timeout' },
];

let victim: TestServer;
let hostile: TestServer;
let common: TestServer;
let module: TestingModule;

const takesTheFirst: Behaviour = (response, { body }) => {
  const [action] = (JSON.parse(body) as { valid_actions: readonly object[] }).valid_actions;
  return answer(200, { action }, { connection: 'close' })(response, { method: '', path: '', headers: {}, body });
};

beforeAll(async () => {
  victim = await TestServer.start(takesTheFirst);
  hostile = await TestServer.start(takesTheFirst);
  common = await TestServer.start(takesTheFirst);
  const place = allowedPlace(new URL(hostile.url).host);
  const options = { url: common.url, addresses: new AddressPolicy(place && [place]) };
  const imports = [AgentClientModule.register({ useValue: new AgentClientOptions(options) })];
  module = await Test.createTestingModule({ imports }).overrideProvider(HostResolver).useClass(Names).compile();
});

afterAll(async () => {
  await module.close();
  await Promise.all([victim, hostile, common].map((server) => server.close()));
});

interface Played {
  readonly failures: { code: string; error: string }[];
  readonly sources: Record<'Ann' | 'Bob', string[]>;
}

/** A game to its end whose first seat, Ann, brings this agent; Bob has the common one. */
async function played(url: string, turnTimeout: number): Promise<Played> {
  await using harness = await LoopHarness.set();
  const client = module.get(AIAgentClient);
  harness.agent.decide = (ask) => client.decide(ask);
  const id = await harness.game('instant', (session) => ({
    ...session,
    turnTimeout,
    seats: session.seats.map((seat, index) => (index === 0 ? { ...seat, url } : seat)),
  }));
  await harness.run(id);
  await harness.until('game:ended');
  const result: Played = { failures: [], sources: { Ann: [], Bob: [] } };
  for (const { event, payload } of harness.changes.flatMap(({ events }) => events)) {
    if (event === 'agent:error') result.failures.push({ code: payload.code, error: payload.error });
    if (event === 'turn:timeout') result.failures.push({ code: 'timeout', error: '' });
    if (event === 'agent:decision') result.sources[payload.player_name as 'Ann' | 'Bob'].push(payload.source);
  }
  return result;
}

describe('an agent that a seat brings', () => {
  it.each([...ADDRESSES, ...BEHAVING])('$it: refused by name, and the game goes on', async (row) => {
    if (row.does) hostile.now(row.does);
    const url = row.url?.replace('PORT', new URL(victim.url).port) ?? hostile.url;
    const { failures, sources } = await played(url, row.code === 'timeout' ? 0.4 : 10);

    const probation = { code: 'agent_probation', error: expect.stringMatching(/5 decisions in a row/) };
    const failure = { code: row.code, error: expect.stringMatching(row.error ?? /^/) };
    expect(failures).toEqual([...Array.from({ length: 5 }, () => failure), probation]);
    expect(new Set(sources.Ann)).toEqual(new Set(['default']));
    expect(new Set(sources.Bob)).toEqual(new Set(['agent']));
    expect(victim.connections).toBe(0);
  });

  it('is asked where its address is allowed', async () => {
    hostile.now(takesTheFirst);
    const { failures, sources } = await played(hostile.url, 10);
    expect(failures).toEqual([]);
    expect(new Set(sources.Ann)).toEqual(new Set(['agent']));
  });

  it('is not followed to where its name leads later', async () => {
    hostile.now(takesTheFirst);
    const { failures, sources } = await played(`http://rebinds.example:${new URL(hostile.url).port}`, 10);
    expect(sources.Ann.slice(0, 2)).toEqual(['agent', 'default']);
    const refusal = { code: 'agent_url_refused', error: 'leads to a loopback address' };
    expect(failures.slice(0, 2)).toEqual([refusal, refusal]);
  });
});
