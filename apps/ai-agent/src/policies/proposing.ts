import type { TradeParams, ValidAction } from '#libs/protocol';
import type { Decision, Policy, Situation } from '../situation.js';
import { groupOf, groupTitle } from '../table/groups.js';
import type { Holding } from '../table/holding.js';
import { dollars, fill } from '../table/wording.js';
import { effectsOf, type Goods, isGain, tradeOf } from './bargain.js';
import { exchangesWith } from './exchanges.js';
import { reserveOf } from './worth.js';

/** A trade that both sides should want, and what it brings the proposer, in dollars. */
interface Proposal {
  readonly partnerId: string;
  readonly given: Goods;
  readonly taken: Goods;
  readonly gain: number;
}

/** For every dollar that a partner gives up, it is offered so much. */
const PARTNER_MARGIN = 1.25;
/** How much of what can be shared is left to the partner at the first try, the second, …; then it is left alone. */
const GENEROSITY = [0.25, 0.5, 0.75];
/** Rounds of the table between two tries of the same exchange. */
const ROUNDS_BETWEEN = 3;
/** Less is not worth the talk, in dollars. */
const LEAST_GAIN = 50;
const STEP = 5;
const TENTH = 10;

/** Proposes the trade that brings most, if there is one that the partner should want too. */
export const proposing: Policy = (situation) => {
  const { offers } = situation.table;
  const isFree = offers.has('end_turn') || offers.has('roll_dice') || offers.has('roll_for_doubles');
  const propose = isFree ? offers.first('propose_trade') : undefined;
  if (propose?.params === undefined || !('give' in propose.params)) return null;
  const best = proposalsOf(propose.params, situation).reduce<Proposal | null>(
    (most, next) => (most === null || next.gain > most.gain ? next : most),
    null,
  );
  return best === null ? null : proposed(propose, best, situation);
};

function proposalsOf(params: TradeParams, situation: Situation): readonly Proposal[] {
  const { table } = situation;
  const deeds = (ids: readonly string[]): readonly Holding[] => ids.flatMap((id) => table.holding(id) ?? []);
  return params.to_player_id.enum.flatMap((partnerId) => {
    const theirs = params.get_by_player[partnerId]?.properties.enum ?? [];
    const exchanges = exchangesWith(partnerId, deeds(params.give.properties.enum), deeds(theirs), table);
    return exchanges.flatMap(({ give, get }) => balanced(partnerId, give, get, situation) ?? []);
  });
}

/** The exchange with the cash that makes it good for both; null if there is no such sum, or it was tried too often. */
function balanced(
  partnerId: string,
  give: readonly Holding[],
  get: readonly Holding[],
  situation: Situation,
): Proposal | null {
  const { table, mood } = situation;
  const generosity = generosityOf(partnerId, give, get, situation);
  if (generosity === undefined) return null;
  const sides = [table.me.id, partnerId] as const;
  const bare = effectsOf(sides, goods(give, 0), goods(get, 0), table);
  const [least, most] = [leastFor(bare.theirs.estate, PARTNER_MARGIN), -leastFor(bare.mine.estate, mood.tradeMargin)];
  const purse = Math.max(table.me.cash - reserveOf(mood, table) / 2, 0);
  const price = Math.min(least + Math.max(most - least, 0) * generosity, purse);
  const cash = Math.max(Math.ceil(price / STEP) * STEP, -table.cashOf(partnerId));
  const [given, taken] = [goods(give, Math.max(cash, 0)), goods(get, Math.max(-cash, 0))];
  const isPayable = table.me.cash - cash >= interestOn(get) && table.cashOf(partnerId) + cash >= interestOn(give);
  if (least > most || !isPayable) return null;
  const { mine, theirs } = effectsOf(sides, given, taken, table);
  const gain = mine.estate + mine.cash;
  const isGood = gain >= LEAST_GAIN && isGain(mine, theirs, mood.tradeMargin) && isGain(theirs, mine, 1.1);
  return isGood ? { partnerId, given, taken, gain } : null;
}

/** Cash that a change of a side's estate asks for; negative: that it is worth. */
function leastFor(estate: number, margin: number): number {
  return estate < 0 ? -estate * margin : -estate / margin;
}

/** Whoever receives a mortgaged deed owes a tenth of the mortgage at once. */
function interestOn(deeds: readonly Holding[]): number {
  return deeds.reduce((sum, { deed, mortgaged }) => sum + (mortgaged ? Math.ceil(deed.mortgage / TENTH) : 0), 0);
}

function goods(deeds: readonly Holding[], cash: number): Goods {
  return { deeds, cash, jailCards: 0 };
}

/** The share left to the partner at this try; undefined if it is too early for another, or enough. */
function generosityOf(
  partnerId: string,
  give: readonly Holding[],
  get: readonly Holding[],
  { table, proposals }: Situation,
): number | undefined {
  const tried = proposals.tried(tradeOf(partnerId, goods(give, 0), goods(get, 0)));
  if (tried === undefined) return GENEROSITY[0];
  const isSoon = table.turn - tried.turn < ROUNDS_BETWEEN * table.solvent.length;
  return isSoon ? undefined : GENEROSITY[tried.times];
}

function proposed(offer: ValidAction, { partnerId, given, taken, gain }: Proposal, situation: Situation): Decision {
  const { table, talk } = situation;
  const partner = table.nameOf(partnerId);
  const [first] = taken.deeds;
  const group = first === undefined ? '' : groupTitle(groupOf(first.deed));
  const message = fill(talk.proposes, { partner, group });
  const reasoning = `I offer ${partner} ${wordsFor(given)} for ${wordsFor(taken)}, which I reckon is worth ${dollars(gain)} to me.`;
  return { action: { ...offer, trade: tradeOf(partnerId, given, taken, message) }, reasoning };
}

function wordsFor({ deeds, cash }: Goods): string {
  const parts = deeds.map(({ deed }) => deed.name);
  return [...parts, ...(cash > 0 ? [dollars(cash)] : [])].join(' and ') || 'nothing';
}
