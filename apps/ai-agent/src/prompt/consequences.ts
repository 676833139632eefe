import { HOTEL } from '#libs/monopoly';
import { dollars, groupOf, groupTitle, type Holding } from '#libs/monopoly-bots';
import { fieldsOf, isKnownActionType, type KnownActionType, textOrNull, type ValidAction } from '#libs/protocol';
import { labelOfId } from './labels.js';
import type { Scene } from './scene.js';
import { ownersAt, rentWords } from './valuing.js';

/** What an action does and leads to, as far as the rules and the table show it. */
export function consequencesOf(offer: ValidAction, scene: Scene): readonly string[] {
  if (!isKnownActionType(offer.type)) return moneyOf(offer, scene);
  const holding = scene.table.holdingOf(offer);
  return [...EFFECTS[offer.type]({ offer, holding, scene }), ...moneyOf(offer, scene)];
}

function moneyOf({ type, cost, amount, cash_after, params }: ValidAction, { table: { me } }: Scene): readonly string[] {
  const price = typeof cost === 'number' ? [`costs ${dollars(cost)}`] : [];
  const brings = type === 'mortgage_property' || type === 'sell_building';
  const income = brings && typeof amount === 'number' ? [`brings ${dollars(amount)}`] : [];
  const left = cash_after ?? me.cash - (cost ?? 0) + (brings ? (amount ?? 0) : 0);
  const isPriced = price.length > 0 || income.length > 0 || typeof cash_after === 'number';
  if (!isPriced || params !== undefined || !Number.isFinite(left) || left < 0) return [...price, ...income];
  return [...price, ...income, `cash after: ${dollars(left)}`];
}

interface Case {
  readonly offer: ValidAction;
  readonly holding: Holding | undefined;
  readonly scene: Scene;
}

type Effect = (about: Case) => readonly string[];

const none: Effect = () => [];
const thenThrow: Effect = () => ['leaves jail; then you throw'];

/** What each action does. */
const EFFECTS: Readonly<Record<KnownActionType, Effect>> = {
  buy_property: none,
  pass_property: ({ scene }) => [scene.options.auctions ? 'the bank then auctions it' : 'it stays with the bank'],
  place_bid: none,
  pass_bid: () => ['you bid no more in this auction'],
  build_house: ({ holding, offer, scene }) => building(holding, (holding?.houses ?? 0) + 1, offer, scene),
  build_hotel: ({ holding, offer, scene }) => building(holding, HOTEL, offer, scene),
  sell_building: sale,
  mortgage_property: ({ holding, scene }) => rentOf(holding, 'gives up its rent of', scene),
  unmortgage_property: ({ holding, scene }) =>
    rentOf(holding === undefined ? undefined : { ...holding, mortgaged: false }, 'rent then:', scene),
  roll_dice: none,
  end_turn: none,
  pay_jail_fine: thenThrow,
  use_jail_card: thenThrow,
  roll_for_doubles: none,
  propose_trade: none,
  accept_trade: none,
  reject_trade: none,
  counter_trade: none,
  pay_interest: () => ['the mortgage stays'],
  pay_flat_tax: none,
  pay_percentage_tax: () => ['a tenth of all you own'],
  declare_bankruptcy: ({ scene: { kind, context, table } }) => {
    const creditor = labelOfId(kind === 'debt' ? textOrNull(context['creditor_id']) : null, table);
    return [`you are out; everything goes to ${creditor}`];
  },
};

function rentOf(holding: Holding | undefined, words: string, { table }: Scene): readonly string[] {
  return holding === undefined ? [] : [`${words} ${rentWords(holding, ownersAt(table))}`];
}

function building(holding: Holding | undefined, level: number, { show }: ValidAction, scene: Scene): readonly string[] {
  if (holding === undefined) return [];
  const what = level === HOTEL ? 'the hotel' : `house ${level}`;
  const isScarce = fieldsOf(show)['opens_auction'] === true;
  const scarce = isScarce ? ['scarce: opens an auction, at this cost if nobody else bids'] : [];
  return [...rentStep(holding, level, what, scene), ...scarce];
}

/** Where the bank is short of houses, breaking a hotel takes more buildings of the group with it. */
function sale({ holding, offer: { amount }, scene }: Case): readonly string[] {
  if (holding?.deed.kind !== 'street') return [];
  const { deed, houses } = holding;
  const steps = typeof amount === 'number' ? amount / (deed.houseCost / 2) : 1;
  if (steps > 1)
    return [`takes down ${steps} building steps of ${groupTitle(groupOf(deed))}, as the bank is short of houses`];
  return rentStep(holding, houses - 1, houses === HOTEL ? 'the hotel' : `house ${houses}`, scene);
}

/** The owner of a whole group collects double rent without buildings, so the first house raises that. */
function rentStep(holding: Holding, level: number, what: string, { table }: Scene): readonly string[] {
  const owners = ownersAt(table);
  return [`${what}; rent ${rentWords(holding, owners)} to ${rentWords({ ...holding, houses: level }, owners)}`];
}
