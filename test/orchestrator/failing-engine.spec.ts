import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GameView } from '#libs/protocol';
import type { RawSpectator, Received } from '../fixtures/raw-spectator.js';
import type { EngineFault, EngineRoute, EngineVariant } from '../fixtures/third-party-engine.js';
import { wrongsIn } from '../support/account.js';
import { Table } from '../support/table.js';
import { movesIn, troublesIn } from '../support/event-text.js';

/** What happens to which requests, and to how many of them; without a number, until the engine is healed. */
type Fault = readonly [EngineFault, EngineRoute, number?];

const SETTINGS = { seed: 1 };

interface Row {
  readonly it: string;
  /** In mid-game: from when the first action arrives, which is still executed and answered well. */
  readonly faults: readonly Fault[] | 'down';
  readonly engine?: EngineVariant;
  /** Repetitions of a call that failed: none. */
  readonly retries?: number;
  /** The events that spectators receive in addition to those of an undisturbed game, in order. */
  readonly emitted: readonly string[];
  /** The `error` of the game: it has failed, and continues once the engine is healed and it is resumed. */
  readonly error?: RegExp;
}

const AWAY = ['game:error engine_unavailable recoverable', 'game:paused engine_unavailable'];
const AWAY_AND_BACK = [...AWAY, 'game:resumed engine_available'];
const REFUSED = 'turn:action refused';
/** The agent has its correction; then the default is tried. */
const REFUSED_THRICE = [REFUSED, REFUSED, 'agent:error invalid_action', 'agent:decision default', REFUSED];
const REVIVED = 'game:resumed operator';

/** Every game is played to its end, with the same moves as an undisturbed one, each of them once. */
const FAULTS: readonly Row[] = [
  { it: 'goes down', faults: 'down', emitted: AWAY_AND_BACK },
  { it: 'hangs when asked for the state', faults: [['hang', 'state', 1]], emitted: AWAY_AND_BACK },
  { it: 'hangs when asked for the actions', faults: [['hang', 'actions', 1]], emitted: AWAY_AND_BACK },
  { it: 'hangs when given an action', faults: [['hang', 'action', 1]], emitted: AWAY_AND_BACK },
  { it: 'drips the state byte by byte', faults: [['drip', 'state', 1]], emitted: AWAY_AND_BACK },
  { it: 'answers 500 for the state three times', faults: [['status500', 'state', 3]], retries: 3, emitted: [] },
  { it: 'answers 500 for the actions three times', faults: [['status500', 'actions', 3]], retries: 3, emitted: [] },
  { it: 'answers 500 to an action three times', faults: [['status500', 'action', 3]], retries: 3, emitted: [] },
  { it: 'closes three connections', faults: [['closed', 'action', 3]], retries: 3, emitted: [] },
  ...whetherItKnowsKeysOrNot('loses the answer to an action', [['lost_answer', 'action', 1]], []),
  ...whetherItKnowsKeysOrNot('loses ten answers in a row', [['lost_answer', 'action', 10]], []),
  ...whetherItKnowsKeysOrNot(
    'loses the answer to an action, then hangs when asked for the state',
    [
      ['lost_answer', 'action', 1],
      ['hang', 'state', 1],
    ],
    AWAY_AND_BACK,
  ),
  { it: 'refuses one action', faults: [['refused', 'action', 1]], emitted: [REFUSED] },
  {
    it: 'refuses one action with success:false',
    engine: { refusal: 'success_false' },
    faults: [['refused', 'action', 1]],
    emitted: [REFUSED],
  },
  {
    it: 'refuses every action',
    faults: [['refused', 'action']],
    emitted: [...REFUSED_THRICE, ...REFUSED_THRICE, 'game:error too_many_refusals final', REVIVED],
    error: /refused 6 actions in a row.*Not today/,
  },
  {
    it: 'refuses to show the table',
    faults: [['refused', 'state', 1]],
    emitted: ['game:error engine_refused final', REVIVED],
    error: /refused.*Not today/,
  },
  {
    it: 'is in a phase that nobody knows',
    faults: [
      ['unknown_phase', 'state'],
      ['unknown_phase', 'actions'],
    ],
    emitted: [],
  },
  {
    it: 'is in a phase that nobody knows, and has no list of actions',
    engine: { actions: 'none404' },
    faults: [['unknown_phase', 'state', 1]],
    emitted: [REFUSED],
  },
  { it: 'has no valid actions while the game goes on', faults: [['no_actions', 'actions', 5]], emitted: [] },
  nonsensical('shows a table without players', 'without_players', 'state', /without players/),
  nonsensical('shows another game', 'other_game', 'state', /answered for another game, another-game/),
  nonsensical('shows two players with one id', 'equal_ids', 'state', /two players have the id same/),
  nonsensical(
    'shows a stranger among the players',
    'stranger',
    'state',
    /shows player stranger, who is not in the game/,
  ),
  nonsensical('names a stranger as the winner', 'false_winner', 'state', /names stranger as the winner/),
  nonsensical('shows a table without a bottom', 'deep', 'state', /more than 64 levels/),
  nonsensical('answers with headers of 60 kB', 'large_headers', 'state', /headers of more than 16,384 bytes/),
  nonsensical('compresses a table', 'compressed', 'state', /compressed with gzip, which is not accepted/),
  nonsensical('redirects', 'redirect', 'state', /redirects are not followed/),
  {
    it: 'has lost the game',
    faults: [['lost_game', 'state', 1]],
    emitted: ['game:error engine_lost_game final', REVIVED],
    error: /does not have this game any more: GET .* answered 404: No such game/,
  },
  {
    it: 'has lost the game when it is given an action',
    faults: [
      ['lost_game', 'action', 1],
      ['lost_game', 'state', 1],
    ],
    emitted: ['game:error engine_lost_game final', REVIVED],
    error: /does not have this game any more/,
  },
  nonsensical('shows a table of 10 MB', 'too_large', 'state', /bytes/),
  nonsensical('shows a table that is not JSON', 'not_json', 'state', /JSON/),
  nonsensical('shows nothing', 'empty', 'state', /nonsense/),
  nonsensical('offers actions of 10 MB', 'too_large', 'actions', /bytes/),
  nonsensical('answers an action with what is not JSON', 'not_json', 'action', /JSON/),
];

function whetherItKnowsKeysOrNot(name: string, faults: readonly Fault[], emitted: readonly string[]): Row[] {
  return [false, true].map((idempotency) => {
    const keys = idempotency ? 'knows idempotency keys' : 'knows no idempotency keys';
    return { it: `${keys} and ${name}`, engine: { idempotency, resultCarriesState: true }, faults, emitted };
  });
}

function nonsensical(name: string, fault: EngineFault, route: EngineRoute, error: RegExp): Row {
  return { it: name, faults: [[fault, route, 1]], emitted: ['game:error engine_nonsense final', REVIVED], error };
}

/** Seconds to wait for an engine: few where it never answers, and else more than any answer needs. */
function httpTimeout(faults: Row['faults']): number {
  return faults !== 'down' && faults.some(([fault]) => fault === 'hang' || fault === 'drip') ? 0.3 : 10;
}

type Setting = Pick<Row, 'engine' | 'retries'> & { readonly faults?: Row['faults'] };

async function tableOf({ engine = {}, retries = 0, faults = [] }: Setting): Promise<Table> {
  const config = { HTTP_TIMEOUT: String(httpTimeout(faults)), HTTP_RETRIES: String(retries) };
  return Table.set({ engine: { turns: 6, ...engine }, config });
}

function strike({ engine }: Table, faults: Row['faults']): Promise<void> | undefined {
  if (faults === 'down') return engine.stop();
  for (const [fault, route, times] of faults) engine.inject(fault, route, times);
  return undefined;
}

/** What has to be done before the game can go on; resolves to the game as it was before. */
async function recover(table: Table, spectator: RawSpectator, id: string): Promise<GameView> {
  await spectator.until(({ event, payload }) => event === 'game:paused' || payload['recoverable'] === false);
  const game = await table.rest.game(id);
  table.engine.heal();
  if (game.status === 'failed') await table.rest.control(id, 'resume');
  else await table.engine.restart();
  return game;
}

describe('an engine that fails in mid-game', () => {
  let undisturbed: readonly string[];
  /** By what they were set with: rows that need the same one share it, each with a game of its own. */
  const tables = new Map<string, Table>();

  beforeAll(async () => {
    const table = await sharedTable({});
    const { id, spectator } = await table.watchedGame(SETTINGS);
    await spectator.until(({ event }) => event === 'game:ended');
    undisturbed = movesIn(spectator.of(id));
  });
  afterAll(async () => {
    for (const table of tables.values()) await table[Symbol.asyncDispose]();
  });

  async function sharedTable(setting: Setting): Promise<Table> {
    const { engine = {}, retries = 0, faults = [] } = setting;
    const key = JSON.stringify({ engine, retries, timeout: httpTimeout(faults) });
    const table = tables.get(key) ?? (await tableOf(setting));
    tables.set(key, table);
    table.engine.heal();
    return table;
  }

  it.each(FAULTS)('$it: $emitted', async (row) => {
    const { faults, emitted, error } = row;
    const table = await sharedTable(row);
    const struck = table.engine.arrival('action').then(() => strike(table, faults));
    const { id, spectator } = await table.watchedGame(SETTINGS);
    await struck;
    const held = faults === 'down' || error !== undefined ? await recover(table, spectator, id) : undefined;
    await spectator.until(({ event }) => event === 'game:ended');

    expect(held?.error ?? '').toMatch(error ?? /^$/);
    expect(troublesIn(spectator.of(id))).toEqual(emitted);
    expect(movesIn(spectator.of(id))).toEqual(undisturbed);
    expect(wrongsIn(spectator.of(id), table.engine)).toEqual([]);
  });

  it('that refuses an action has its reason sent to the agent', async () => {
    await using table = await tableOf({});
    table.engine.inject('refused', 'action', 1);
    const { spectator } = await table.watchedGame(SETTINGS);
    const refused = await spectator.until(({ event }) => event === 'turn:action');
    const isCorrected = ({ payload }: Received): boolean => payload['source'] === 'corrected';
    const corrected = await spectator.until(isCorrected);

    expect(refused.payload['result']).toEqual({ success: false, message: 'Not today', action_type: 'roll_dice' });
    expect(table.agent.calls.slice(0, 3).map(({ body }) => body.last_error)).toEqual([
      undefined,
      'Not today',
      undefined,
    ]);
    expect(corrected.payload['action']).toMatchObject({ type: 'roll_dice' });
  });

  it('and offers no actions is given the default by phase, where the agent fails too', async () => {
    await using table = await tableOf({});
    table.engine.inject('no_actions', 'actions');
    await table.agent.stop();
    const { id, spectator } = await table.watchedGame(SETTINGS);
    await spectator.until(({ event }) => event === 'game:ended');
    const types = table.engine.executed.slice(0, 3).map(({ action }) => action.type);
    expect(types).toEqual(['roll_dice', 'pass_property', 'end_turn']);
    expect(wrongsIn(spectator.of(id), table.engine)).toEqual([]);
  });
});

describe('a game with max_turns', () => {
  it.each<{ it: string; engine: EngineVariant }>([
    { it: 'never ends by itself', engine: { neverEnds: true } },
    { it: 'is ended by its engine at the same turn', engine: { turns: 5 } },
  ])('that $it ends after exactly `max_turns` turns', async ({ engine }) => {
    await using table = await tableOf({ engine });
    const { id, spectator } = await table.watchedGame({ ...SETTINGS, max_turns: 5 });
    const ended = await spectator.until(({ event }) => event === 'game:ended');

    expect(ended.payload['reason']).toBe('max_turns');
    const events = spectator.of(id).map(({ event }) => event);
    expect(events.filter((event) => event === 'turn:start')).toHaveLength(5);
    expect(events.filter((event) => event === 'turn:end')).toHaveLength(5);
    expect(await table.rest.game(id)).toMatchObject({ status: 'completed', turn_count: 5, error: null });
    expect(wrongsIn(spectator.of(id), table.engine)).toEqual([]);
  });
});
