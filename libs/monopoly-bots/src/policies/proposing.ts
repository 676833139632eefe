import type { TradeParams, ValidAction } from '#libs/protocol';
import type { PolicyDecision, Policy, Situation } from '../situation.js';
import { groupOf, groupTitle } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import { dollars, fill } from '../table/wording.js';
import { effectsByCash, type Effects, type Exchange, type Goods, interestOn, LEAST_GAIN, tradeOf } from './bargain.js';
import { finite } from './estate.js';
import { exchangesWith } from './exchanges.js';
import { reserveOf } from './worth.js';

/** A trade that both sides should want, and by how much the proposer's share in the win grows. */
interface Proposal {
  readonly partnerId: string;
  readonly given: Goods;
  readonly taken: Goods;
  readonly gain: number;
}

/** Deeds that might change hands, and the cash that the proposer can spare for it. */
interface Idea extends Exchange {
  readonly partnerId: string;
  readonly purse: number;
}

/** What the proposer gains for each point that the partner gains, at the first try, the second, …; then it is left alone. */
const RATIOS = [1, 0.9, 0.8];
/** Rounds of the table between two tries of the same exchange. */
const ROUNDS_BETWEEN = 3;
const STEP = 1;
/** The cash that goes with an exchange is found by halving what is possible so often. */
const HALVINGS = 12;

/** Proposes the trade that brings most, if there is one that the partner should want too. */
export const proposing: Policy = (situation) => {
  const { offers } = situation.table;
  const isFree = offers.has('end_turn');
  const propose = isFree ? offers.first('propose_trade') : undefined;
  if (propose?.params === undefined || !('give' in propose.params)) return null;
  const best = proposalsOf(propose.params, situation).reduce<Proposal | null>(
    (most, next) => (most === null || next.gain > most.gain ? next : most),
    null,
  );
  return best === null ? null : proposed(propose, best, situation);
};

function proposalsOf(params: TradeParams, situation: Situation): readonly Proposal[] {
  const { table, mood } = situation;
  const purse = Math.min(Math.max(table.me.cash - reserveOf(mood, table) / 2, 0), finite(table.me.cash));
  const deeds = (ids: readonly string[]): readonly Holding[] => ids.flatMap((id) => table.holding(id) ?? []);
  return params.to_player_id.enum.flatMap((partnerId) => {
    const theirs = params.get_by_player[partnerId]?.properties.enum ?? [];
    const exchanges = exchangesWith(partnerId, deeds(params.give.properties.enum), deeds(theirs), table);
    return exchanges.flatMap(({ give, get }) => balanced({ partnerId, give, get, purse }, situation) ?? []);
  });
}

/** The exchange with the cash that makes it fair for both; null if there is no such sum, or it was tried too often. */
function balanced({ partnerId, give, get, purse }: Idea, situation: Situation): Proposal | null {
  const { table } = situation;
  const effects = effectsByCash([table.me.id, partnerId], { give, get }, table);
  const most = Math.floor((purse - interestOn(get)) / STEP) * STEP;
  const least = -Math.floor((finite(table.cashOf(partnerId)) - interestOn(give)) / STEP) * STEP;
  if (most < least) return null;
  const bare = effects(Math.min(Math.max(0, least), most));
  if (bare.mine.gain + bare.theirs.gain < 2 * LEAST_GAIN || (bare.theirs.completes && !bare.mine.completes))
    return null;
  const ratio = ratioOf(partnerId, give, get, situation);
  if (ratio === undefined) return null;
  const cash = fairCash(least, most, effects, ratio);
  if ((give.length === 0 && cash <= 0) || (get.length === 0 && cash >= 0)) return null;
  const { mine, theirs } = effects(cash);
  const isGood = mine.gain >= LEAST_GAIN && theirs.gain >= LEAST_GAIN && mine.gain >= theirs.gain * ratio * 0.95;
  if (!isGood) return null;
  return { partnerId, given: goods(give, Math.max(cash, 0)), taken: goods(get, Math.max(-cash, 0)), gain: mine.gain };
}

/** The most that can be paid while the proposer still gains `ratio` times as much as the partner. */
function fairCash(least: number, most: number, effects: (cash: number) => Effects, ratio: number): number {
  const isEnough = (cash: number): boolean => {
    const { mine, theirs } = effects(cash);
    return mine.gain >= theirs.gain * ratio;
  };
  if (isEnough(most)) return most;
  let [low, high] = [least, most];
  for (let halving = 0; halving < HALVINGS && high - low > STEP; halving += 1) {
    const middle = Math.round((low + high) / 2 / STEP) * STEP;
    if (isEnough(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function goods(deeds: readonly Holding[], cash: number): Goods {
  return { deeds, cash, jailCards: 0 };
}

/** The ratio of this try; undefined if it is too early for another, or enough. */
function ratioOf(
  partnerId: string,
  give: readonly Holding[],
  get: readonly Holding[],
  { table, proposals }: Situation,
): number | undefined {
  const tried = proposals.tried(tradeOf(partnerId, goods(give, 0), goods(get, 0)));
  if (tried === undefined) return RATIOS[0];
  const isSoon = table.turn - tried.turn < ROUNDS_BETWEEN * table.solvent.length;
  return isSoon ? undefined : RATIOS[tried.times];
}

function proposed(
  offer: ValidAction,
  { partnerId, given, taken, gain }: Proposal,
  situation: Situation,
): PolicyDecision {
  const { table, talk } = situation;
  const partner = table.nameOf(partnerId);
  const [first] = taken.deeds;
  const group = first === undefined ? '' : groupTitle(groupOf(first.deed));
  const message = fill(talk.proposes, { partner, group });
  const reasoning = `I offer ${partner} ${wordsFor(given)} for ${wordsFor(taken)}, which makes me ${(100 * gain).toFixed(1)} % likelier to win.`;
  return { action: { ...offer, trade: tradeOf(partnerId, given, taken, message) }, reasoning };
}

function wordsFor({ deeds, cash }: Goods): string {
  const parts = deeds.map(({ deed }) => deed.name);
  return [...parts, ...(cash > 0 ? [dollars(cash)] : [])].join(' and ') || 'nothing';
}
