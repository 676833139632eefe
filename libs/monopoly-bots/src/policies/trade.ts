import { fieldsOf, textOr, textOrNull, type ValidAction } from '#libs/protocol';
import type { Policy } from '../situation.js';
import type { TableView } from '../table/table-view.js';
import { effectsOf, type Goods, goodsOf, isGain } from './bargain.js';

/**
 * Dollars asked per dollar of list price that is given away in a trade that completes none of our groups. The deeds of
 * such a trade are what its proposer lacks, so they are worth several times their price there, and the estimate of our own
 * share does not show that.
 */
const DEED_PREMIUM = 3;

interface Bargain {
  readonly proposerId: string;
  readonly gained: Goods;
  readonly lost: Goods;
}

/** Accepts a trade that is clearly good, and no other. */
export const trade: Policy = ({ table, mood, chance }) => {
  const accept = table.offers.first('accept_trade');
  const reject = table.offers.first('reject_trade');
  const bargain = accept === undefined ? null : bargainOf(accept, table);
  if (accept !== undefined && bargain !== null && bargain.lost.cash <= table.me.cash) {
    const { mine, theirs } = effectsOf([table.me.id, bargain.proposerId], bargain.lost, bargain.gained, table);
    const fairness = mood.tradeMargin * (0.9 + chance.below(21, 'fairness') / 100);
    if (isGain(mine, theirs, fairness) && (mine.completes || isWellPaid(bargain))) {
      const gain = `${(100 * mine.gain).toFixed(1)} %`;
      return { action: accept, reasoning: `That trade makes me ${gain} likelier to win: I accept.` };
    }
  }
  if (reject === undefined) return null;
  return { action: reject, reasoning: 'That trade does more for the others than for me: I decline.' };
};

/** Whether cash makes up for the deeds that are given away. A proposer who offers more cash is never worse off by this rule. */
function isWellPaid({ gained, lost }: Bargain): boolean {
  const given = listPriceOf(lost) - listPriceOf(gained);
  return gained.cash - lost.cash >= DEED_PREMIUM * Math.max(given, 0);
}

function listPriceOf({ deeds }: Goods): number {
  return deeds.reduce((sum, { deed }) => sum + deed.price, 0);
}

/** The trade in question; null if it cannot be read whole or is not meant for this seat. */
function bargainOf(accept: ValidAction, table: TableView): Bargain | null {
  const decision = fieldsOf(table.decision);
  const terms = fieldsOf(accept.trade ?? decision['trade'] ?? fieldsOf(decision['context'])['trade']);
  const gained = goodsOf(fieldsOf(terms['give']), table);
  const lost = goodsOf(fieldsOf(terms['get']), table);
  const addressee = textOr(terms['to_player_id'], table.me.id);
  if (gained === null || lost === null || addressee !== table.me.id) return null;
  return { proposerId: textOrNull(terms['from_player_id']) ?? proposerOf(gained, table), gained, lost };
}

/** The proposer where the trade does not name them: the owner of what is given, else the next other player. */
function proposerOf({ deeds: [first] }: Goods, { me, solvent }: TableView): string {
  return first?.ownerId ?? solvent.find(({ id }) => id !== me.id)?.id ?? '';
}
