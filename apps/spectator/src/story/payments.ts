import { isGameEventName, isJsonObject, type JsonObject } from '#libs/protocol';
import { deedOf } from '../board-names/index.js';
import { auctionSaleIn } from './auction.js';
import { fieldsIn, numberIn, textIn } from './fields.js';
import type { GameEvent } from './game-event.js';
import { isPaymentCause, type Payment, type PaymentCause } from './payment.js';
import type { EventsOf } from './reducer.js';
import { actorIn, seatOf } from './seats.js';
import type { Story } from './story.js';

type Paid = Omit<Payment, 'seq'>;
type PaidIn = (story: Story, event: GameEvent) => readonly Paid[];
type MoneyEvent =
  | Exclude<EventsOf<'property'>, 'property:passed'>
  | EventsOf<'building' | 'rent'>
  | 'turn:action'
  | 'jail:action'
  | 'player:bankrupt'
  | 'auction:ended'
  | 'trade:resolved';

/** The rules have one fine (J3); an engine with another one is corrected by its states. */
const JAIL_FINE = 50;

const PAID_IN: Readonly<Record<MoneyEvent, PaidIn>> = {
  'property:purchased': (story, { fields }) =>
    isAuctioned(story, fields) ? [] : byPlayer('purchase', 'price', fields),
  'property:mortgaged': (_story, { fields }) => toPlayer('mortgage', numberIn(fields, 'amount'), fields),
  'property:unmortgaged': (_story, { fields }) => byPlayer('redemption', 'amount', fields),
  'building:built': built,
  'building:sold': (_story, { fields }) => [
    guess({ from: null, to: actorIn(fields).playerId }, (houseCost(fields) ?? 0) / 2, 'sale', fields),
  ],
  'rent:paid': (_story, { fields }) =>
    byPlayer('rent', 'amount', fields).map((paid) => ({ ...paid, to: textIn(fields, 'to_player_id') })),
  'turn:action': (story, { fields }) => reported(story, fields),
  'jail:action': (_story, { fields }) => {
    const isPaid = fields['action_type'] === 'pay_jail_fine' && fields['success'] === true;
    return isPaid ? [guess({ from: actorIn(fields).playerId, to: null }, JAIL_FINE, 'fine', fields)] : [];
  },
  'player:bankrupt': left,
  'auction:ended': (story, event) => {
    const { propertyId, winnerId, price } = auctionSaleIn(story, event);
    if (winnerId === null) return [];
    const parties = { from: winnerId, to: null, cause: 'auction', propertyId } as const;
    return [{ ...parties, amount: price ?? 0, isGuess: price === null }];
  },
  'trade:resolved': traded,
};

/** The payments of an event: by its fields, and, where it does not contain the amount, by the rules. */
export function paymentsIn(story: Story, event: GameEvent): readonly Payment[] {
  const { name, seq } = event;
  if (!isMoneyEvent(name)) return [];
  return PAID_IN[name](story, event).map((paid) => ({ ...paid, amount: Math.max(0, paid.amount), seq }));
}

function isMoneyEvent(name: string): name is MoneyEvent {
  return isGameEventName(name) && Object.hasOwn(PAID_IN, name);
}

/** The purchase repeats an auction that was reported before. */
export function isAuctioned(story: Story, fields: JsonObject): boolean {
  const [buyer, propertyId] = [actorIn(fields).playerId, textIn(fields, 'property_id')];
  return story.unsettled.some((paid) => {
    return paid.cause === 'auction' && paid.from === buyer && paid.propertyId === propertyId;
  });
}

function byPlayer(cause: PaymentCause, amountField: string, fields: JsonObject): readonly Paid[] {
  const amount = numberIn(fields, amountField);
  const from = actorIn(fields).playerId;
  return [
    { from, to: null, amount: amount ?? 0, cause, propertyId: textIn(fields, 'property_id'), isGuess: amount === null },
  ];
}

function toPlayer(cause: PaymentCause, amount: number | null, fields: JsonObject): readonly Paid[] {
  const parties = { from: null, to: actorIn(fields).playerId, propertyId: textIn(fields, 'property_id') };
  return [{ ...parties, amount: amount ?? 0, cause, isGuess: amount === null }];
}

function guess(parties: Pick<Payment, 'from' | 'to'>, amount: number, cause: PaymentCause, fields: JsonObject): Paid {
  return { ...parties, amount, cause, propertyId: textIn(fields, 'property_id'), isGuess: true };
}

/** A scarce building costs what was bid for it, and may be placed later than it was won. */
function built(story: Story, { fields }: GameEvent): readonly Paid[] {
  const { playerId } = actorIn(fields);
  const won = story.wonBuilding;
  const parties = { from: playerId, to: null };
  if (won?.playerId !== playerId || won.price === null) {
    return [guess(parties, houseCost(fields) ?? 0, 'building', fields)];
  }
  const isPaid = story.unsettled.some(({ cause, seq }) => cause === 'auction' && seq === won.seq);
  return isPaid ? [] : [{ ...guess(parties, won.price, 'building', fields), isGuess: false }];
}

function houseCost(fields: JsonObject): number | null {
  const square = deedOf(textIn(fields, 'property_id') ?? '');
  return square?.kind === 'street' ? square.houseCost : null;
}

/** The bank pays half for the buildings; the creditor gets that and the cash. */
function left(story: Story, { fields }: GameEvent): readonly Paid[] {
  const { playerId } = actorIn(fields);
  const buildings = Object.entries(story.deeds).reduce((sum, [id, { ownerId, houses }]) => {
    return ownerId === playerId ? sum + (houses * (houseCost({ property_id: id }) ?? 0)) / 2 : sum;
  }, 0);
  const cash = Math.max(0, seatOf(story, playerId)?.cash ?? 0);
  const rest = { from: playerId, to: textIn(fields, 'creditor_id'), propertyId: null };
  const forBuildings = { from: null, to: playerId, amount: buildings, cause: 'buildings', propertyId: null } as const;
  return [
    ...(buildings > 0 ? [{ ...forBuildings, isGuess: false }] : []),
    { ...rest, amount: cash + buildings, cause: 'ruin', isGuess: true },
  ];
}

function traded(story: Story, event: GameEvent): readonly Paid[] {
  if (event.fields['accepted'] !== true) return [];
  const trade = fieldsIn(event.fields, 'trade');
  const open = story.trade?.accepted === null ? story.trade : null;
  const from = open?.fromId ?? textIn(trade, 'from_player_id');
  const to = open?.toId ?? textIn(trade, 'to_player_id');
  const [give, get] = [open?.give.cash ?? cashIn(trade, 'give'), open?.get.cash ?? cashIn(trade, 'get')];
  const terms = { cause: 'trade', propertyId: null, isGuess: false } as const;
  return [
    { ...terms, from, to, amount: give },
    { ...terms, from: to, to: from, amount: get },
  ].filter(({ amount }) => amount > 0);
}

function cashIn(trade: JsonObject, side: string): number {
  return numberIn(fieldsIn(trade, side), 'cash') ?? 0;
}

/** What the engine's answer lists, without what an event has already recorded. */
function reported(story: Story, fields: JsonObject): readonly Paid[] {
  const listed = Array.isArray(fields['payments']) ? fields['payments'].filter(isJsonObject) : [];
  const known = [...story.unsettled];
  return listed.map(readPayment).filter((paid) => {
    const same = known.findIndex(({ from, to, cause, amount }) => {
      return from === paid.from && to === paid.to && cause === paid.cause && amount === paid.amount;
    });
    if (same >= 0) known.splice(same, 1);
    return same < 0 && paid.amount > 0 && paid.from !== paid.to;
  });
}

function readPayment(fields: JsonObject): Paid {
  const cause = textIn(fields, 'cause') ?? '';
  return {
    from: textIn(fields, 'from_player_id'),
    to: textIn(fields, 'to_player_id'),
    amount: numberIn(fields, 'amount') ?? 0,
    cause: isPaymentCause(cause) ? cause : 'other',
    propertyId: textIn(fields, 'property_id'),
    isGuess: false,
  };
}
