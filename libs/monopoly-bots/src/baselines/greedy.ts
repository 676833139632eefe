import { fieldsOf, type ValidAction } from '#libs/protocol';
import { fallback } from '../fallback.js';
import { goodsOf, type Goods } from '../policies/bargain.js';
import type { PolicyDecision } from '../situation.js';
import type { TableView } from '../table/table-view.js';
import type { Baseline } from './baseline.js';

/** What it does as soon as it can, the dearest of each first. */
const GRABS = ['buy_property', 'build_hotel', 'build_house', 'unmortgage_property'] as const;
const LEAVES_JAIL = ['use_jail_card', 'pay_jail_fine'] as const;
const RAISES = ['mortgage_property', 'sell_building'] as const;

export const GREEDY: Baseline = {
  name: 'greedy',
  description:
    'A baseline: buys, builds and lifts whatever it can pay, bids up to the list price, trades by list prices.',
  games: ['monopoly'],
  decide(table) {
    const action =
      bid(table) ?? answerToTrade(table) ?? grab(table) ?? raised(table) ?? fallback(table.offers, table.phase);
    return { action, reasoning: 'I take what I can get.' } satisfies PolicyDecision;
  },
};

function bid(table: TableView): ValidAction | undefined {
  const offer = table.offers.first('place_bid');
  const price = offer && table.holdingOf(offer)?.deed.price;
  if (offer === undefined || price === undefined) return undefined;
  const least =
    offer.params !== undefined && 'amount' in offer.params ? offer.params.amount.minimum : (offer.amount ?? price);
  return least <= price ? { ...offer, amount: least } : table.offers.first('pass_bid');
}

function answerToTrade(table: TableView): ValidAction | undefined {
  const accept = table.offers.first('accept_trade');
  const { give, get } = fieldsOf(accept?.trade);
  const [gained, lost] = [goodsOf(fieldsOf(give), table), goodsOf(fieldsOf(get), table)];
  if (accept === undefined || gained === null || lost === null) return table.offers.first('reject_trade');
  return listed(gained) > listed(lost) ? accept : table.offers.first('reject_trade');
}

function listed({ cash, jailCards, deeds }: Goods): number {
  return deeds.reduce(
    (sum, { deed, mortgaged }) => sum + (mortgaged ? deed.mortgage : deed.price),
    cash + jailCards * 50,
  );
}

function grab({ offers }: TableView): ValidAction | undefined {
  const wanted = [...LEAVES_JAIL, ...GRABS].find((type) => offers.has(type));
  return wanted && offers.of(wanted).reduce((most, offer) => ((offer.cost ?? 0) > (most.cost ?? 0) ? offer : most));
}

/** Only where it must: with a debt, nothing safer is on offer. */
function raised({ offers, phase }: TableView): ValidAction | undefined {
  if (phase !== 'awaiting_debt_payment') return undefined;
  return RAISES.map((type) => offers.first(type)).find((offer) => offer !== undefined);
}
