import { beforeAll, describe, expect, it } from '@jest/globals';
import { type RawSpectator, stepOrderViolations } from '../fixtures/raw-spectator.js';
import type { EngineVariant, ThirdPartyEngine } from '../fixtures/third-party-engine.js';
import { Table } from '../support/table.js';
import { inWords, movesIn, troublesIn } from '../support/telling.js';

type Deed = (engine: ThirdPartyEngine) => void | Promise<void>;

interface Row {
  readonly it: string;
  /** Done in mid-game: as the first action arrives, which is still executed and answered well. */
  readonly harm: Deed;
  /** Done as soon as the game is paused or has failed; then a failed game is resumed. */
  readonly cure?: Deed;
  readonly engine?: EngineVariant;
  readonly retries?: number;
  /** What spectators are told beside an undisturbed game, in order. */
  readonly told: readonly string[];
  /** What the game's `error` says once it has failed; without it the game plays on by itself. */
  readonly error?: RegExp;
}

const AWAY = ['game:error engine_unavailable recoverable', 'game:paused engine_unavailable'];
const AWAY_AND_BACK = [...AWAY, 'game:resumed engine_available'];
const REFUSED = 'turn:action refused';
const REVIVED = 'game:resumed operator';
const NONSENSE = ['game:error engine_nonsense final', REVIVED];

const heal: Deed = (engine) => engine.heal();
const restart: Deed = (engine) => engine.restart();

function faults(...[fault, route, times]: Parameters<ThirdPartyEngine['inject']>): Deed {
  return (engine) => engine.inject(fault, route, times);
}

function both(one: Deed, other: Deed): Deed {
  return async (engine) => {
    await one(engine);
    await other(engine);
  };
}

const KNOWS_KEYS: EngineVariant = { idempotency: true };

/** Every game is played to its end, with the same moves as an undisturbed one, each of them once. */
const FAULTS: readonly Row[] = [
  { it: 'goes down', harm: (engine) => engine.stop(), cure: restart, told: AWAY_AND_BACK },
  { it: 'hangs when asked for the state', harm: faults('hang', 'state', 1), told: AWAY_AND_BACK },
  { it: 'hangs when asked for the actions', harm: faults('hang', 'actions', 1), told: AWAY_AND_BACK },
  { it: 'hangs when given an action', harm: faults('hang', 'action', 1), told: AWAY_AND_BACK },
  { it: 'drips the state byte by byte', harm: faults('drip', 'state', 1), told: AWAY_AND_BACK },
  { it: 'answers 500 to three questions', harm: faults('status500', 'state', 3), retries: 3, told: [] },
  { it: 'answers 500 to three lists', harm: faults('status500', 'actions', 3), retries: 3, told: [] },
  { it: 'answers 500 to three actions', harm: faults('status500', 'action', 3), retries: 3, told: [] },
  { it: 'closes three connections', harm: faults('closed', 'action', 3), retries: 3, told: [] },
  { it: 'loses the answer to an action', harm: faults('lost_answer', 'action', 1), told: [] },
  { it: 'loses ten answers in a row', harm: faults('lost_answer', 'action', 10), told: [] },
  {
    it: 'knows keys and loses the answer to an action',
    engine: KNOWS_KEYS,
    harm: faults('lost_answer', 'action', 1),
    told: [],
  },
  {
    it: 'knows keys and loses ten answers in a row',
    engine: KNOWS_KEYS,
    harm: faults('lost_answer', 'action', 10),
    told: [],
  },
  {
    it: 'loses the answer to an action, then hangs',
    harm: both(faults('lost_answer', 'action', 1), faults('hang', 'state', 2)),
    told: AWAY_AND_BACK,
  },
  {
    it: 'knows keys, loses the answer to an action, then hangs',
    engine: KNOWS_KEYS,
    harm: both(faults('lost_answer', 'action', 1), faults('hang', 'state', 2)),
    told: AWAY_AND_BACK,
  },
  { it: 'refuses one action', harm: faults('refused', 'action', 1), told: [REFUSED] },
  {
    it: 'refuses one action with success:false',
    engine: { refusal: 'success_false' },
    harm: faults('refused', 'action', 1),
    told: [REFUSED],
  },
  {
    it: 'refuses every action',
    harm: faults('refused', 'action'),
    cure: heal,
    told: [
      ...[REFUSED, REFUSED, 'agent:error invalid_action', 'agent:decision default', REFUSED],
      ...[REFUSED, REFUSED, 'agent:error invalid_action', 'agent:decision default', REFUSED],
      'game:error too_many_refusals final',
      REVIVED,
    ],
    error: /refused 6 actions in a row.*Not today/,
  },
  {
    it: 'knows nothing of the game any more',
    harm: faults('refused', 'state'),
    cure: heal,
    told: ['game:error engine_refused final', REVIVED],
    error: /refused.*Not today/,
  },
  { it: 'is in a phase that nobody knows', harm: faults('unknown_phase', 'state'), told: [] },
  {
    it: 'is in a phase that nobody knows, and says so with the actions',
    harm: both(faults('unknown_phase', 'actions'), faults('unknown_phase', 'state')),
    told: [],
  },
  { it: 'has no valid actions while the game goes on', harm: faults('no_actions', 'actions', 5), told: [] },
  nonsensical('shows a table without players', 'without_players', 'state', /nonsense.*without players/),
  nonsensical('shows a table of 10 MB', 'too_large', 'state', /nonsense.*(bytes|large)/i),
  nonsensical('shows a table that is not JSON', 'not_json', 'state', /nonsense.*JSON/),
  nonsensical('shows nothing', 'empty', 'state', /nonsense/),
  nonsensical('answers the actions in 10 MB', 'too_large', 'actions', /nonsense.*(bytes|large)/i),
  nonsensical('answers an action with what is not JSON', 'not_json', 'action', /nonsense.*JSON/),
];

function nonsensical(name: string, ...[fault, route, error]: [...Parameters<typeof at>, RegExp]): Row {
  return { it: name, harm: faults(fault, route, 1), told: NONSENSE, error };
}

function at(_: Parameters<ThirdPartyEngine['inject']>[0], __: Parameters<ThirdPartyEngine['inject']>[1]): void {}
