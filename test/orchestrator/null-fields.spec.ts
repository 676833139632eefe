import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TakenSeat } from '#libs/protocol';
import type { OpenApi } from '../support/api-documents.js';
import { ForkTable, TWO_AGENTS } from '../support/fork-table.js';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

let at: ForkTable;
let openApi: OpenApi;
beforeAll(async () => {
  at = await ForkTable.set({ LOG_LEVEL: 'silent' });
  ({ body: openApi } = await at.table.rest.get<OpenApi>('/docs-json'));
});
afterAll(() => at[Symbol.asyncDispose]());

function resolved(schema: Schema): Schema {
  const [whole] = schema.allOf ?? [];
  const name = schema.$ref?.split('/').at(-1);
  if (whole !== undefined) return resolved(whole);
  return name === undefined ? schema : resolved(openApi.components.schemas[name] ?? never());
}

/** The fields with each that may be left out set to null, one after the other, down into objects and the first of lists. */
function withNulls(schema: Schema, fields: Fields): readonly (readonly [string, Fields])[] {
  const { properties = {}, required = [] } = resolved(schema);
  return Object.entries(properties).flatMap(([name, property]) => {
    const own = required.includes(name) ? [] : [[name, { ...fields, [name]: null }] as const];
    const { [name]: value } = fields;
    const { items, properties: inner } = resolved(property);
    if (items !== undefined && Array.isArray(value)) {
      const [first, ...others] = value as readonly Fields[];
      const changed = withNulls(items, first ?? {});
      return [
        ...own,
        ...changed.map(([path, one]) => [`${name}.0.${path}`, { ...fields, [name]: [one, ...others] }] as const),
      ];
    }
    if (inner === undefined) return own;
    const changed = withNulls(property, (value ?? {}) as Fields);
    return [...own, ...changed.map(([path, one]) => [`${name}.${path}`, { ...fields, [name]: one }] as const)];
  });
}

/** The fields that are refused where they are null, with the status. */
async function refusedNulls(operation: string, path: string, fields: Fields): Promise<readonly string[]> {
  const { requestBody } = openApi.paths[operation]?.['post'] ?? never();
  const { schema } = (requestBody?.content ?? never())['application/json'] ?? never();
  const bodies = withNulls(schema, fields);
  expect(bodies.length).toBeGreaterThan(1);
  const answers = bodies.map(async ([name, body]) => [name, (await at.table.rest.post(path, body)).status] as const);
  return (await Promise.all(answers)).flatMap(([name, status]) => (status === 201 ? [] : [`${name}: ${status}`]));
}

// After its first step each game waits.
const SETTINGS = { speed: 'watch', game: 'fresh' };

describe('a field that may be left out may be null', () => {
  it('of a new game and its seats, but for the names of those that are not open', async () => {
    expect(await refusedNulls('/games', '/games', { agents: TWO_AGENTS, settings: SETTINGS })).toEqual([
      'agents.0.name: 400',
      'agents.0.personality: 400',
    ]);
  });

  it('of a new tournament', async () => {
    const fields = { format: 'round_robin', entrants: TWO_AGENTS, settings: SETTINGS };
    expect(await refusedNulls('/tournaments', '/tournaments', fields)).toEqual([
      'entrants.0.name: 400',
      'entrants.0.personality: 400',
    ]);
  });

  it('of a fork', async () => {
    const { game_id: id } = await at.playedGame('fresh');
    expect(
      await refusedNulls('/games/{id}/fork', `/games/${id}/fork`, { seq: 1, settings: { speed: 'watch' } }),
    ).toEqual([]);
  });

  it('of who takes a seat, which keeps its name then', async () => {
    const agents = [{ open: true, name: 'Open' }, ...TWO_AGENTS];
    const { game_id: id, open_seats: [seat] = [] } = await at.table.rest.createGame({}, agents);
    const path = `/games/${id}/seats/${seat}`;
    const { status, body } = await at.table.rest.post<TakenSeat>(path, { name: null, identity_key: null });
    expect({ status, name: body.name }).toEqual({ status: 201, name: 'Open' });
  });
});

function never(): never {
  throw new Error('It is not there.');
}
