import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EngineList, GameView, Health } from '#libs/protocol';
import { type FourInARowEngine, startFourInARow } from '../fixtures/four-in-a-row.js';
import { type SealedCardsEngine, startSealedCards } from '../fixtures/sealed-cards.js';
import { Table } from '../support/table.js';
import { until } from '../support/until.js';

let discs: FourInARowEngine;
let cards: SealedCardsEngine;

beforeEach(async () => {
  [discs, cards] = await Promise.all([startFourInARow('ids'), startSealedCards()]);
});
afterEach(async () => {
  await Promise.all([discs.stop(), cards.stop()]);
});

/** Three engines, two of which describe nothing; the default one is called so. */
function tableOf(): Promise<Table> {
  const GAME_ENGINES = `discs=${discs.url},cards=${cards.url}`;
  return Table.set({ agent: 'first', config: { GAME_ENGINES, LIMIT_READ: '0', LIMIT_CONTROL: '0' } });
}

const seats = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Seat ${index}`, personality: 'calm' }));

async function create(
  { rest }: Table,
  settings: object,
  count = 2,
): Promise<{ readonly status: number; readonly body: { readonly code: string; readonly game_id: string } }> {
  return rest.post('/games', { agents: seats(count), settings: { speed: 'instant', ...settings } });
}

async function finished(table: Table, id: string): Promise<GameView> {
  return until(
    ({ status }) => status === 'completed',
    async () => table.rest.game(id),
  );
}

/** What is asked for, of how many seats, and the code of the refusal; undefined: it is played. */
const UNPLAYABLE: readonly (readonly [string, object, number, string | undefined])[] = [
  ['an engine that is not there', { game: 'chess' }, 2, 'unknown_game'],
  ['an engine that is not there, with a game', { game: 'chess:mini' }, 2, 'unknown_game'],
  ['a game that its engine does not describe', { game: 'cards:poker', options: {} }, 2, undefined],
  ['no game', { game: 'cards:' }, 2, 'unknown_game'],
  ['more seats than the game takes', { game: 'cards' }, 4, 'seats'],
  ['one seat, where nothing is described', { game: 'discs' }, 1, 'invalid_request'],
  ['nine seats, where nothing is described', {}, 9, 'invalid_request'],
  ['seventeen seats', { game: 'cards' }, 17, 'invalid_request'],
  ['an option of another type', { game: 'cards', options: { stake: 'much' } }, 2, 'invalid_options'],
  ['an option out of range', { game: 'cards', options: { stake: 99 } }, 2, 'invalid_options'],
  ['an option that there is not', { game: 'cards', options: { __proto: 1 } }, 2, 'invalid_options'],
  ['an option that the engine itself refuses', { game: 'cards', options: { stake: 13 } }, 2, 'invalid_options'],
  [
    'options that are too long to be checked',
    { game: 'cards', options: { stake: Array.from({ length: 9_000 }, () => ({})) } },
    2,
    'invalid_options',
  ],
  ['options that are none', { game: 'cards', options: [1] }, 2, 'invalid_request'],
  ['a name that is none', { game: 7 }, 2, 'invalid_request'],
];

describe('one orchestrator with many engines', () => {
  it('plays each game on the engine that its creator names, and the others on the default one', async () => {
    await using table = await tableOf();
    const games = await Promise.all(
      [{}, { game: 'default' }, { game: 'discs' }, { game: 'cards' }].map((settings) => create(table, settings)),
    );
    expect(games.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const [usual, , onDiscs, onCards] = await Promise.all(games.map(async ({ body }) => finished(table, body.game_id)));
    expect(discs.executed.length).toBeGreaterThan(6);
    expect(cards.cards).toHaveLength(2);
    expect(usual?.game).toBeUndefined();
    expect(onDiscs).toMatchObject({ game: { engine: 'discs', name: 'discs' }, settings: { game: 'discs' } });
    expect(onCards).toMatchObject({ game: { engine: 'cards', name: 'Sealed Cards' }, settings: { game: 'cards' } });
  });

  it('lists them, with what they describe', async () => {
    await using table = await tableOf();
    const { body } = await table.rest.get<EngineList>('/engines');
    expect(body.engines).toMatchObject([
      { name: 'default', is_default: true, status: 'healthy', games: [{ game: 'default', name: 'default' }] },
      { name: 'discs', is_default: false, status: 'healthy', games: [{ game: 'discs' }] },
      {
        name: 'cards',
        games: [
          { game: 'cards', name: 'Sealed Cards', seats: { min: 1, max: 3 }, options: { stake: { maximum: 20 } } },
        ],
      },
    ]);
    await cards.stop();
    const health = await table.rest.get<Health>('/health');
    expect(health).toMatchObject({ status: 200, body: { game_engines: { default: 'healthy', cards: 'unhealthy' } } });
  });

  it('refuses in a word of the contract what cannot be played', async () => {
    await using table = await tableOf();
    for (const [what, settings, count, code] of UNPLAYABLE) {
      const { status, body } = await create(table, settings, count);
      expect({ what, status, code: body.code }).toEqual({ what, status: code === undefined ? 201 : 400, code });
    }
  });

  it('names what the engine objects to, in its words and no others', async () => {
    await using table = await tableOf();
    const { body } = await create(table, { game: 'cards', options: { stake: 13 } });
    expect(body).toMatchObject({
      detail: 'settings.options: not 13',
      errors: [{ path: 'settings.options', message: 'not 13' }],
    });
  });

  it('takes a refusal in a word that no contract has for an error of the engine', async () => {
    await using table = await tableOf();
    const { status, body } = await create(table, { game: 'cards', options: { stake: 14 } });
    const detail = 'The game engine refused the request: not 14';
    expect({ status, body }).toMatchObject({ status: 502, body: { code: 'engine_error', detail } });
  });

  it('plays with one seat, and emits what the engine did at the start after game:started', async () => {
    await using table = await tableOf();
    const { body } = await create(table, { game: 'cards', options: { stake: 3 } }, 1);
    const game = await finished(table, body.game_id);
    const events = await table.rest.events(body.game_id);
    expect(events.slice(0, 3).map(({ event }) => event as string)).toEqual([
      'game:started',
      'cards:shuffled',
      'card:dealt',
    ]);
    expect(game.settings).toMatchObject({ options: { stake: 3 } });
    expect((await table.rest.get('/leaderboard')).body).toMatchObject({ leaderboard: [] });
  });

  it('asks again after a restart what it asked, long rules included, while the engine is away', async () => {
    const rules = 'Long. '.repeat(5_000).trim();
    const long = await startSealedCards({ rules });
    await using table = await Table.set({ agent: 'hang', config: { GAME_ENGINES: `cards=${long.url}` } });
    const arrival = table.agent.arrival();
    await create(table, { game: 'cards', turn_timeout: 600 });
    const { deadline_ms: _, ...first } = (await arrival).body;
    await long.stop();
    const repeated = table.agent.arrival();
    await table.restart();
    const { deadline_ms: __, ...second } = (await repeated).body;
    expect(first.game).toEqual({ name: 'Sealed Cards', rules });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  it('pauses the games of an engine that is away, and no others', async () => {
    await using table = await tableOf();
    const away = await create(table, { game: 'cards', speed: 'fast' }, 3);
    await cards.stop();
    await until(
      ({ status }) => status === 'paused',
      async () => table.rest.game(away.body.game_id),
    );
    const other = await create(table, { game: 'discs' });
    expect(await finished(table, other.body.game_id)).toMatchObject({ game: { engine: 'discs' } });
  });

  it('pauses the games of an engine that the configuration does not name any more, until it does', async () => {
    await using table = await tableOf();
    const { body } = await create(table, { game: 'cards', speed: 'slow' }, 3);
    await table.restart({ GAME_ENGINES: `discs=${discs.url}` });
    await until(
      ({ status }) => status === 'paused',
      async () => table.rest.game(body.game_id),
    );
    await table.restart();
    await table.rest.control(body.game_id, 'speed', { speed: 'instant' });
    expect(await finished(table, body.game_id)).toMatchObject({ game: { engine: 'cards' } });
  });
});
