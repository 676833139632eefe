import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Bystander } from '../support/bystander.js';
import { problemIn } from '../support/problem.js';
import { rawRequest } from '../support/raw-http.js';
import { THREE_AGENTS } from '../support/rest-client.js';
import { Table } from '../support/table.js';

interface Row {
  readonly it: string;
  readonly body?: string;
  readonly type?: string;
  readonly status?: number;
  readonly code?: string;
  readonly path?: string;
}

const MEGABYTE = 'x'.repeat(1_000_000);
const ONE = { name: 'One', personality: 'calm' };
const TWO = { name: 'Two', personality: 'calm' };

/** The body of a creation with these agents. */
function agents(value: unknown): string {
  return JSON.stringify({ agents: value });
}

/** The body of a creation that is right but for one field of its first agent. */
function agent(fields: object): string {
  return agents([{ ...ONE, ...fields }, TWO]);
}

/** The body of a creation that is right but for its settings. */
function settings(value: unknown): string {
  return JSON.stringify({ agents: THREE_AGENTS, settings: value });
}

const NOT_AN_OBJECT: readonly Row[] = [
  { it: 'cut short', body: '{"agents":[', code: 'bad_request' },
  { it: 'no JSON', body: 'agents=me', code: 'bad_request' },
  { it: 'empty', body: '' },
  { it: 'missing' },
  { it: 'null', body: 'null' },
  { it: 'an array', body: '[]' },
  { it: 'an array of objects', body: '[{}]' },
  { it: 'a string', body: '"agents"' },
  { it: 'a number', body: '7' },
  { it: '2 MB long', body: JSON.stringify({ agents: MEGABYTE + MEGABYTE }), status: 413, code: 'payload_too_large' },
  { it: 'plain text', body: '{}', type: 'text/plain', status: 415, code: 'unsupported_media_type' },
  { it: 'XML', body: '<a/>', type: 'application/xml', status: 415, code: 'unsupported_media_type' },
  {
    it: 'a form',
    body: 'speed=fast',
    type: 'application/x-www-form-urlencoded',
    status: 415,
    code: 'unsupported_media_type',
  },
  {
    it: 'a form with files',
    body: '--x--',
    type: 'multipart/form-data; boundary=x',
    status: 415,
    code: 'unsupported_media_type',
  },
  { it: 'of a type that is none', body: '{}', type: 'nonsense', status: 415, code: 'unsupported_media_type' },
];

/** Keys that would reach an object's prototype. */
const POISONED: readonly Row[] = [
  { it: '__proto__ in the body', body: `{"agents":${JSON.stringify([ONE, TWO])},"__proto__":{"settings":{}}}` },
  { it: '__proto__ in an agent', body: '{"agents":[{"__proto__":{"name":"One","personality":"calm"}},{}]}' },
  { it: '__proto__ in the rules', body: '{"agents":[],"settings":{"rules":{"__proto__":{"polluted":true}}}}' },
  { it: 'constructor.prototype in the body', body: '{"agents":[],"constructor":{"prototype":{"polluted":true}}}' },
  {
    it: 'constructor.prototype in the rules',
    body: '{"agents":[],"settings":{"rules":{"constructor":{"prototype":{"polluted":true}}}}}',
  },
].map((row) => ({ ...row, code: 'bad_request' }));

const WRONG_AGENTS: readonly Row[] = [
  { it: 'no agents', body: '{}', path: 'agents' },
  { it: 'agents null', body: agents(null), path: 'agents' },
  { it: 'agents a string', body: agents('us'), path: 'agents' },
  { it: 'agents a number', body: agents(2), path: 'agents' },
  { it: 'agents an object', body: agents({ 0: ONE, 1: TWO, length: 2 }), path: 'agents' },
  { it: 'agents empty', body: agents([]), path: 'agents' },
  { it: 'one agent', body: agents([ONE]), path: 'agents' },
  { it: 'nine agents', body: agents(Array.from('123456789', (name) => ({ ...ONE, name }))), path: 'agents' },
  { it: '300,000 agents that are none', body: agents(Array.from({ length: 300_000 }, () => ({}))), path: 'agents' },
  { it: 'an agent null', body: agents([null, TWO]), path: 'agents.0' },
  { it: 'an agent a string', body: agents([ONE, 'Two']), path: 'agents.1' },
  { it: 'an agent a number', body: agents([ONE, 2]), path: 'agents.1' },
  { it: 'agents empty arrays', body: agents([[], []]), path: 'agents' },
  { it: 'agents in arrays of their own', body: agents([[ONE], [TWO]]), path: 'agents' },
  { it: 'no name', body: agent({ name: undefined }), path: 'agents.0.name' },
  { it: 'a name null', body: agent({ name: null }), path: 'agents.0.name' },
  { it: 'a name that is a number', body: agent({ name: 7 }), path: 'agents.0.name' },
  { it: 'an empty name', body: agent({ name: '' }), path: 'agents.0.name' },
  { it: 'a name of 101 characters', body: agent({ name: 'x'.repeat(101) }), path: 'agents.0.name' },
  { it: 'a name of 1 MB', body: agent({ name: MEGABYTE }), path: 'agents.0.name' },
  { it: 'a name twice', body: agent({ name: 'Two' }), path: 'agents' },
  { it: 'no personality', body: agent({ personality: undefined }), path: 'agents.0.personality' },
  { it: 'an empty personality', body: agent({ personality: '' }), path: 'agents.0.personality' },
  { it: 'a personality of 51 characters', body: agent({ personality: 'x'.repeat(51) }), path: 'agents.0.personality' },
  { it: 'a personality that is a list', body: agent({ personality: ['calm'] }), path: 'agents.0.personality' },
  { it: 'an empty model', body: agent({ model: '' }), path: 'agents.0.model' },
  { it: 'a model of 101 characters', body: agent({ model: 'x'.repeat(101) }), path: 'agents.0.model' },
  { it: 'a model that is an object', body: agent({ model: {} }), path: 'agents.0.model' },
  { it: 'a budget that is a list', body: agent({ budget: [1] }), path: 'agents.0.budget' },
  { it: 'a budget of nothing', body: agent({ budget: { max_tokens: 0 } }), path: 'agents.0.budget.max_tokens' },
  { it: 'a budget of $0', body: agent({ budget: { max_cost_usd: 0 } }), path: 'agents.0.budget.max_cost_usd' },
  { it: 'a url that is none', body: agent({ url: 'my agent' }), path: 'agents.0.url' },
  { it: 'a url without a host', body: agent({ url: 'http://' }), path: 'agents.0.url' },
  { it: 'a url of ftp', body: agent({ url: 'ftp://localhost/agent' }), path: 'agents.0.url' },
  { it: 'a url of a file', body: agent({ url: 'file:///etc/passwd' }), path: 'agents.0.url' },
  { it: 'a url that is a number', body: agent({ url: 80 }), path: 'agents.0.url' },
  { it: 'a url with a password', body: agent({ url: 'https://me:secret@a.example' }), path: 'agents.0.url' },
  { it: 'a url of 3 kB', body: agent({ url: `https://a.example/${'x'.repeat(3_000)}` }), path: 'agents.0.url' },
  { it: 'a name of nothing that is seen', body: agent({ name: '\u0007\u202e' }), path: 'agents.0.name' },
  { it: 'a name twice but for what is not seen', body: agent({ name: 'T\u200ewo' }), path: 'agents' },
];

/** Of these it shows before they are asked where they lead. */
const REFUSED_ADDRESSES: readonly Row[] = [
  'http://10.0.0.1',
  'http://0xa000001:9000',
  'http://[::1]:9000/agent',
  'http://[::ffff:10.0.0.1]',
  'http://169.254.169.254/latest',
].map((url) => ({ it: url, body: agent({ url }), code: 'agent_url_refused', path: 'agents.0.url' }));

const WRONG_SETTINGS: readonly Row[] = [
  { it: 'a start without a zone', body: settings({ start_by: '2026-11-29T12:00' }), path: 'settings.start_by' },
  { it: 'a start that is too late', body: settings({ start_by: 1e9 }), path: 'settings.start_by' },
  { it: 'a negative time to come back', body: settings({ rejoin: -1 }), path: 'settings.rejoin' },
  { it: 'open in words', body: agent({ open: 'yes' }), path: 'agents.0.open' },
  { it: 'without a name and not open', body: agent({ open: false, name: undefined }), path: 'agents.0.name' },
  { it: 'settings an array', body: settings([]), path: 'settings' },
  { it: 'settings a string', body: settings('fast'), path: 'settings' },
  { it: 'settings a number', body: settings(7), path: 'settings' },
  { it: 'an unknown speed', body: settings({ speed: 'warp' }), path: 'settings.speed' },
  { it: 'a speed that is a number', body: settings({ speed: 2 }), path: 'settings.speed' },
  { it: 'a speed that every object has', body: settings({ speed: 'constructor' }), path: 'settings.speed' },
  { it: 'a turn_timeout that is a string', body: settings({ turn_timeout: '30' }), path: 'settings.turn_timeout' },
  { it: 'a turn_timeout of "NaN"', body: settings({ turn_timeout: 'NaN' }), path: 'settings.turn_timeout' },
  { it: 'a turn_timeout of 0', body: settings({ turn_timeout: 0 }), path: 'settings.turn_timeout' },
  { it: 'a turn_timeout of 601', body: settings({ turn_timeout: 601 }), path: 'settings.turn_timeout' },
  {
    it: 'a turn_timeout without bounds',
    body: settings({ turn_timeout: 7 }).replace('7', '1e999'),
    path: 'settings.turn_timeout',
  },
  { it: 'a seed of -1', body: settings({ seed: -1 }), path: 'settings.seed' },
  { it: 'a seed of 1.5', body: settings({ seed: 1.5 }), path: 'settings.seed' },
  { it: 'a seed of 2^32', body: settings({ seed: 2 ** 32 }), path: 'settings.seed' },
  { it: 'a seed that is a string', body: settings({ seed: '7' }), path: 'settings.seed' },
  { it: 'max_turns of 0', body: settings({ max_turns: 0 }), path: 'settings.max_turns' },
  { it: 'max_turns of 1.5', body: settings({ max_turns: 1.5 }), path: 'settings.max_turns' },
  { it: 'max_turns that is true', body: settings({ max_turns: true }), path: 'settings.max_turns' },
  { it: 'rules an array', body: settings({ rules: [] }), path: 'settings.rules' },
  {
    it: 'rules of 60,000 keys',
    body: settings({ rules: Object.fromEntries(Array.from({ length: 60_000 }, (_, key) => [`k${key}`, key])) }),
    path: 'settings.rules',
  },
  { it: 'rules a string', body: settings({ rules: 'fair' }), path: 'settings.rules' },
  { it: 'a budget that is a number', body: settings({ budget: 7 }), path: 'settings.budget' },
  { it: 'a budget of no tokens', body: settings({ budget: { max_tokens: 0 } }), path: 'settings.budget.max_tokens' },
  {
    it: 'a budget of half a token',
    body: settings({ budget: { max_tokens: 0.5 } }),
    path: 'settings.budget.max_tokens',
  },
  { it: 'a budget of -1 $', body: settings({ budget: { max_cost_usd: -1 } }), path: 'settings.budget.max_cost_usd' },
  { it: 'a budget of "1" $', body: settings({ budget: { max_cost_usd: '1' } }), path: 'settings.budget.max_cost_usd' },
];

const WRONG_CREATIONS: readonly Row[] = [
  ...NOT_AN_OBJECT,
  { it: '1 MiB long', body: '[]'.padEnd(1_048_576) },
  { it: 'a byte longer than 1 MiB', body: '[]'.padEnd(1_048_577), status: 413, code: 'payload_too_large' },
  ...POISONED,
  ...WRONG_AGENTS,
  ...REFUSED_ADDRESSES,
  ...WRONG_SETTINGS,
];

const WRONG_SPEEDS: readonly Row[] = [
  ...NOT_AN_OBJECT,
  { it: 'no speed', body: '{}', path: 'speed' },
  { it: 'a speed null', body: '{"speed":null}', path: 'speed' },
  { it: 'a speed that is a number', body: '{"speed":2}', path: 'speed' },
  { it: 'an unknown speed', body: '{"speed":"warp"}', path: 'speed' },
  { it: 'a speed in an array', body: '{"speed":["fast"]}', path: 'speed' },
  { it: 'a speed that every object has', body: '{"speed":"constructor"}', path: 'speed' },
  { it: 'a speed of 10 kB', body: JSON.stringify({ speed: 'x'.repeat(10_000) }), path: 'speed' },
  { it: 'a speed of 1 MB', body: JSON.stringify({ speed: MEGABYTE }), status: 413, code: 'payload_too_large' },
];

describe('a malformed body', () => {
  let table: Table;
  let bystander: Bystander;

  beforeAll(async () => {
    table = await Table.set();
    bystander = await Bystander.at(table);
  });

  afterAll(() => table[Symbol.asyncDispose]());

  const ways = [
    { path: '/games', rows: WRONG_CREATIONS },
    { path: '/games/{id}/speed', rows: WRONG_SPEEDS },
  ];

  describe.each(ways)('of POST $path', ({ path: template, rows }) => {
    it.each(rows)('is refused: $it', async ({ body, type, status = 400, code = 'invalid_request', path: wrong }) => {
      const request = { ...(body !== undefined && { body }), ...(type !== undefined && { type }) };
      const path = template.replace('{id}', bystander.id);
      const answer = await rawRequest(table.orchestrator.url, { method: 'POST', path, ...request });
      expect(problemIn(answer)).toEqual({
        status,
        code,
        paths: expect.arrayContaining(wrong === undefined ? [] : [wrong]),
      });
    });
  });

  it('created no game, here or in the engine', async () => {
    const { body } = await table.rest.get('/games');
    expect(body).toMatchObject({ count: 1 });
    expect(table.engine.requests.filter(({ route }) => route === 'create')).toHaveLength(1);
  });

  it('leaves another game as it is, and that one plays to its end', async () => {
    expect(await bystander.now()).toEqual(bystander.before);
    expect(await bystander.eventNames()).toEqual([]);
    expect(await bystander.playedToItsEnd()).toEqual([]);
  });
});
