import { type ActionType, apply, defaultOffer, fromWire, type Game } from '#libs/monopoly';
import type { ValidAction } from '#libs/protocol';
import { baselineNamed } from '../baselines/index.js';
import { chosenBy } from '../decide.js';
import { personalityNamed } from '../personalities/index.js';
import { Proposals } from '../proposals.js';
import type { Holdings } from '../table/holdings.js';
import type { TableView } from '../table/table-view.js';
import { GameTables } from './game-tables.js';

/** In their own turn nobody gives up without a debt, and buildings are sold for one alone. */
const NEVER_MANAGED: ReadonlySet<ActionType> = new Set(['declare_bankruptcy', 'sell_building']);
const NO_TRADES: ReadonlySet<ActionType> = new Set([...NEVER_MANAGED, 'propose_trade']);
const NOTHING: ReadonlySet<ActionType> = new Set();
/** Rounds of the table after which a seat looks for trades again, where deeds have changed since, and where none has. */
const ROUNDS_BETWEEN_LOOKS = { changed: 2, unchanged: 4 } as const;

/** What a seat saw when it last looked for trades. */
interface Look {
  readonly holdings: Holdings;
  readonly turn: number;
}

/** Plays a game on, each seat as its personality, for `turns` turns or to its end. */
export function playOn(game: Game, turns: number): void {
  const tables = new GameTables(game);
  const proposals = new Proposals();
  const looks = new Map<number, Look>();
  const until = game.turn.number + turns;
  while (game.decision.kind !== 'game_over' && game.turn.number < until) {
    const { seat } = game.decision;
    const table = tables.now(seat, leftOut(game, seat, tables, looks));
    const action = actionAt(table, proposals);
    proposals.noteIn(table.turn, table.me.id, action);
    const refusal = apply(game, seat, fromWire(action));
    // An agent's refused action is replaced in the same way.
    if (refusal !== null) apply(game, seat, defaultOffer(game) ?? { type: 'end_turn' });
  }
}

/** What the personality or baseline of the seat to move does. */
export function actionAt(table: TableView, proposals: Proposals): ValidAction {
  const { personality, id } = table.me;
  const baseline = table.offers.all.length > 1 ? baselineNamed(personality) : undefined;
  return baseline?.decide(table).action ?? chosenBy(personalityNamed(personality), table, proposals.of(id));
}

/** Looking for trades takes most of the time of a game, and finds nothing new while nobody has other deeds. */
function leftOut(game: Game, seat: number, tables: GameTables, looks: Map<number, Look>): ReadonlySet<ActionType> {
  const { kind } = game.decision;
  if (kind !== 'post_roll' && kind !== 'pre_roll' && kind !== 'jail') return NOTHING;
  if (kind !== 'post_roll') return NO_TRADES;
  const [holdings, turn] = [tables.current(), game.turn.number];
  const last = looks.get(seat);
  const solvent = game.players.filter(({ bankrupt }) => !bankrupt).length;
  const rounds = ROUNDS_BETWEEN_LOOKS[last?.holdings === holdings ? 'unchanged' : 'changed'];
  const isDue = last === undefined || turn - last.turn >= rounds * solvent;
  if (isDue) looks.set(seat, { holdings, turn });
  return isDue ? NEVER_MANAGED : NO_TRADES;
}
