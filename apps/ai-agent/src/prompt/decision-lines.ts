import { fieldsOf, listOf, numberOr, textOr, textOrNull } from '#libs/protocol';
import { dollars, groupOf, groupTitle, type Holding, membersOf } from '#libs/monopoly-bots';
import { debtLines } from './debt-lines.js';
import { goodsWords, sideOf } from './goods.js';
import { labelOf, labelOfId } from './labels.js';
import { quoted } from './plain-text.js';
import type { Scene } from './scene.js';
import { tradeOnTable } from './terms.js';
import { offeredTrade } from './trade-lines.js';
import { interestOn, ownersAt, worthOf } from './valuing.js';

const MAX_WORD = 30;
const MAX_PROPOSALS = 10;
const MAX_BIDDERS = 16;

/** What the decision is about, beyond what the table shows. Without a kind of decision, what the offers reveal. */
export function decisionLines(scene: Scene): readonly string[] {
  const lines = BY_KIND.get(scene.kind)?.(scene) ?? [];
  if (lines.length > 0) return lines;
  const { table } = scene;
  if (table.offers.has('accept_trade')) return tradeLines(scene);
  if (table.offers.has('place_bid')) return auctionLines(scene);
  if (table.offers.has('buy_property') || table.offers.has('pass_property')) return buyLines(scene);
  return [];
}

/** By the names that our engine gives kinds of decision; any other is described by its offers. */
const BY_KIND: ReadonlyMap<string, (scene: Scene) => readonly string[]> = new Map([
  ['pre_roll', proposalLines],
  ['post_roll', proposalLines],
  ['jail', (scene: Scene) => [...jailLines(scene), ...proposalLines(scene)]],
  ['buy', buyLines],
  ['income_tax', taxLines],
  ['debt', debtLines],
  ['auction_bid', auctionLines],
  ['place_building', placingLines],
  ['trade_response', tradeLines],
  ['interest', interestLines],
]);

function jailLines({ table, request }: Scene): readonly string[] {
  const mine = listOf(request.game_state.players)
    .map(fieldsOf)
    .find(({ id }) => id === table.me.id);
  return [`You are in jail and have failed ${numberOr(mine?.['jail_turns'], 0)} of 3 throws for doubles.`];
}

function proposalLines({ context, table, options }: Scene): readonly string[] {
  const proposals = listOf(context['proposals']).map(fieldsOf);
  if (proposals.length === 0) return [];
  const left = Math.max(0, options.maxTradesPerTurn - proposals.length);
  const lines = proposals.slice(-MAX_PROPOSALS).map((trade) => {
    const partner = labelOfId(textOrNull(trade['to_player_id']), table);
    return `- to ${partner}: you give ${goodsWords(sideOf(trade['give']))}, you get ${goodsWords(sideOf(trade['get']))}`;
  });
  return [
    `You have proposed these trades in this turn and may not repeat them; proposals left in it: ${left}.`,
    ...lines,
  ];
}

/** What the decision itself is about. */
function subjectOf({ context, table }: Scene): Holding | undefined {
  const { offers } = table;
  const offer = offers.first('buy_property') ?? offers.first('pass_property') ?? offers.first('place_bid');
  return table.holding(textOr(context['property_id'], offer?.property_id ?? ''));
}

function buyLines(scene: Scene): readonly string[] {
  const holding = subjectOf(scene);
  if (holding === undefined) return [];
  const { cash } = scene.table.me;
  const short = cash < holding.deed.price ? ` You have ${dollars(cash)}: to buy it, raise cash first.` : '';
  return [
    `For sale: ${holding.deed.id} (${groupOf(holding.deed)}), list price ${dollars(holding.deed.price)}.${short}`,
    ...groupLines(holding, scene),
  ];
}

/** Who has the rest of a deed's group, and for whom it is the last. */
function groupLines({ deed }: Holding, { table }: Scene): readonly string[] {
  const group = groupOf(deed);
  const owners = ownersAt(table);
  const others = membersOf(group).filter(({ id }) => id !== deed.id);
  const owned = (ownerId: string | null): number => others.filter(({ id }) => owners.get(id) === ownerId).length;
  const seats = table.seats.filter(({ id }) => owned(id) > 0);
  const shares = seats.map(
    (seat) => `${seat.id === table.me.id ? 'you have' : `${labelOf(seat)} has`} ${owned(seat.id)}`,
  );
  const unsold = owned(null);
  const whole = seats.find(({ id }) => owned(id) === others.length);
  const who = whole?.id === table.me.id ? 'you need' : `${labelOfId(whole?.id ?? null, table)} needs`;
  const last = whole === undefined ? '' : ` It is the last one that ${who} for ${groupTitle(group)}.`;
  const all = [...shares, ...(unsold > 0 ? [`${unsold} unsold`] : [])].join(', ');
  return [`The other ${others.length} of its group: ${all}.${last}`];
}

function auctionLines(scene: Scene): readonly string[] {
  const { context, table } = scene;
  const holding = subjectOf(scene);
  if (holding === undefined) return [];
  const building = textOrNull(context['building_type']);
  const { deed } = holding;
  const subject =
    building === null
      ? `${deed.id} (${groupOf(deed)}), list price ${dollars(deed.price)}`
      : `a ${quoted(building, MAX_WORD)}, wanted first for ${deed.id}; the winner places it at once`;
  const bid = numberOr(context['high_bid'], 0);
  const leader = labelOfId(textOrNull(context['high_bidder_id']), table);
  const bids = bid > 0 ? `Highest bid: ${dollars(bid)} by ${leader}.` : 'Nobody has bid yet.';
  const bidders = listOf(context['bidder_ids']).slice(0, MAX_BIDDERS);
  const others = bidders.filter((id) => id !== table.me.id).map((id) => labelOfId(textOrNull(id), table));
  const least = numberOr(context['minimum_bid'], 0);
  return [
    `Auction of ${subject}. ${bids}`,
    ...(bidders.length > 0 ? [`Still in the bidding besides you: ${others.join(', ') || 'nobody'}.`] : []),
    ...(least > 0 ? [`The lowest bid that you can make: ${dollars(least)}.`] : []),
    ...(building === null ? groupLines(holding, scene) : []),
  ];
}

function placingLines({ context }: Scene): readonly string[] {
  const building = quoted(textOr(context['building_type'], 'building'), MAX_WORD);
  return [
    `You won a ${building} in an auction for ${dollars(numberOr(context['price'], 0))}: choose where to build it.`,
  ];
}

function interestLines({ context, table }: Scene): readonly string[] {
  const holding = table.holding(textOr(context['property_id'], ''));
  if (holding === undefined) return [];
  const interest = numberOr(context['interest'], interestOn(holding));
  const lifting = numberOr(context['lift_cost'], holding.deed.mortgage + interest);
  return [
    `You received the mortgaged deed ${holding.deed.id}: pay ${dollars(interest)} interest now and keep the mortgage, or lift it now for ${dollars(lifting)}. Lifting it later costs ${dollars(lifting)} then, besides the interest now.`,
  ];
}

/** The tenth counts mortgaged deeds at their whole list price. */
function taxLines({ table }: Scene): readonly string[] {
  const { me } = table;
  if (!Number.isFinite(me.cash)) return [];
  const mortgaged = table.all.filter((holding) => table.isMine(holding) && holding.mortgaged);
  const all = mortgaged.reduce((sum, { deed }) => sum + deed.price / 2, worthOf(me.id, table));
  return [
    `Income tax: $200, or a tenth of all you own (${dollars(all)}), which is ${dollars(Math.floor((all + 5) / 10))}.`,
  ];
}

function tradeLines({ context, table }: Scene): readonly string[] {
  const [offer] = [...table.offers.of('accept_trade'), ...table.offers.of('counter_trade'), ...table.offers.all];
  const trade = offer === undefined ? context['trade'] : tradeOnTable(offer, table);
  const lines = offeredTrade(trade, table);
  if (lines.length === 0) return [];
  const partner = labelOfId(textOrNull(fieldsOf(trade)['from_player_id']), table);
  const [exchange, most] = [numberOr(context['exchange'], 0), numberOr(context['max_exchanges'], 0)];
  const round = exchange > 0 && most > 0 ? ` This is offer ${exchange} of at most ${most} in this bargain.` : '';
  return [`${partner === 'the bank' ? 'Another player' : partner} offers you a trade.${round}`, ...lines];
}
