import { deedName, squareName } from '../board-names/index.js';
import type { Debt, Payment, PaymentCause, RuinCause } from '../story/index.js';
import type { LineContext } from './line-context.js';
import { money } from './quantities.js';

const START = 0;
const COMMON = 20;

interface Words {
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  /** " for Tanners Row", or nothing. */
  readonly place: string;
}

/** What collects on a square instead of going to the bank, where the rules let it. */
const COLLECTED: Partial<Readonly<Record<PaymentCause, string>>> = {
  tax: 'tax',
  card: 'as the card orders',
  fine: 'as the fine',
};

/** The line of a payment that no event describes. */
const SENTENCES: Readonly<Record<PaymentCause, (words: Words) => string>> = {
  purchase: ({ from, to, amount, place }) => `${from} pays ${to} ${amount}${place}.`,
  auction: ({ from, to, amount, place }) => `${from} pays ${to} ${amount}${place}.`,
  building: ({ from, to, amount, place }) => `${from} pays ${to} ${amount} for a building${place}.`,
  sale: ({ from, to, amount, place }) => `${from} pays ${to} ${amount} for a building${place}.`,
  mortgage: ({ from, to, amount, place }) => `${from} lends ${to} ${amount}${place}.`,
  redemption: ({ from, to, amount, place }) => `${from} pays ${to} ${amount} to redeem a mortgage${place}.`,
  rent: ({ from, to, amount, place }) => `${from} pays ${to} ${amount} rent${place}.`,
  tax: ({ from, to, amount }) => `${from} pays ${to} ${amount} tax.`,
  card: ({ from, to, amount }) => `${from} pays ${to} ${amount}, as the card orders.`,
  fine: ({ from, to, amount }) => `${from} pays ${to} the ${amount} fine.`,
  interest: ({ from, to, amount, place }) => `${from} pays ${to} ${amount} interest on the mortgage${place}.`,
  salary: ({ from, to, amount }) => `${from} pays ${to} ${amount} salary at ${squareName(START)}.`,
  free_parking: ({ to, amount }) => `${to} collects ${amount} at ${squareName(COMMON)}.`,
  trade: ({ from, to, amount }) => `${from} pays ${to} ${amount} in the trade.`,
  ruin: ({ from, to, amount }) => `${from} leaves ${to} ${amount}.`,
  buildings: ({ from, to, amount }) => `${from} pays ${to} ${amount} for the buildings.`,
  other: ({ from, to, amount, place }) => `${from} pays ${to} ${amount}${place}.`,
  unknown: ({ from, amount }) => `${from} pays ${amount}.`,
};

export function paymentSentence(payment: Payment, { nameOf, hasPot }: LineContext): string {
  const { from, to, amount, cause, propertyId } = payment;
  const nameIn = (id: string | null): string => (id === null ? 'the bank' : (nameOf(id) ?? 'somebody'));
  if (cause === 'unknown' && from === null) return capital(`${nameIn(to)} receives ${money(amount)}.`);
  const place = propertyId === null ? '' : ` for ${deedName(propertyId)}`;
  const collected = hasPot && to === null ? COLLECTED[cause] : undefined;
  if (collected !== undefined) {
    return `${nameIn(from)} pays ${money(amount)} ${collected}, which goes to ${squareName(COMMON)}.`;
  }
  return capital(SENTENCES[cause]({ from: nameIn(from), to: nameIn(to), amount: money(amount), place }));
}

function capital(sentence: string): string {
  return sentence.startsWith('the bank') ? `T${sentence.slice(1)}` : sentence;
}

const OWED_FOR: Partial<Readonly<Record<PaymentCause, string>>> = {
  rent: ' rent',
  tax: ' tax',
  card: ', as the card orders',
  fine: ' as the fine',
  interest: ' interest',
};

/** "Ada owes Bob $550 rent at Kiln Yard" */
export function debtClause(debt: Debt, { nameOf }: LineContext): string {
  const { playerId, creditorId, amount, cause, propertyId } = debt;
  const creditor = creditorId === null ? 'the bank' : (nameOf(creditorId) ?? 'somebody');
  const sum = amount === null ? '' : ` ${money(amount)}`;
  const place = propertyId === null ? '' : ` at ${deedName(propertyId)}`;
  return `${nameOf(playerId) ?? 'Somebody'} owes ${creditor}${sum}${OWED_FOR[cause] ?? ''}${place}`;
}

/** Why a player is bankrupt, as the end of a sentence. */
export function ruinReason(ruin: RuinCause | null, context: LineContext): string {
  if (ruin === null) return '';
  return ruin.kind === 'resigned' ? ', having given up' : `: ${debtClause(ruin.debt, context)}`;
}
