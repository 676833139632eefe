import { deedName } from '../board-names/index.js';
import { districtName } from '#libs/views';
import type { Debt, Moment, PaymentCause, RuinCause } from '../story/index.js';
import type { LineContext } from './line-context.js';
import { money } from './quantities.js';

/** A moment in a few words that name its cause: "$550 at Kiln Yard finishes Ada". Without a full stop. */
export function headlineOf(moment: Moment, context: LineContext): string {
  const name = (id: string | null): string => context.nameOf(id) ?? 'Somebody';
  switch (moment.kind) {
    case 'set':
      return `${name(moment.playerId)} owns all of ${districtName(moment.district)}`;
    case 'hotel':
      return `The first hotel: ${name(moment.playerId)} on ${deedName(moment.propertyId)}`;
    case 'rent':
      return `${rent(moment.amount, moment.propertyId)} costs ${name(moment.playerId)} ${part(moment.share)}`;
    case 'trade':
      return moment.gain === null
        ? `${name(moment.fromId)} and ${name(moment.toId)} trade`
        : `${name(moment.gain.playerId)} gains ${money(moment.gain.amount)} by a trade with ${name(otherSide(moment))}`;
    case 'ruin':
      return ruin(name(moment.playerId), moment.cause);
    case 'lead':
      return `${name(moment.playerId)} takes the lead`;
    case 'comeback':
      return `${name(moment.playerId)} is back: from ${percent(moment.share)} of all wealth to first`;
    case 'odds':
      return `${name(moment.playerId)}'s chance to win ${moment.to > moment.from ? 'rises' : 'falls'} from ${percent(moment.from)} to ${percent(moment.to)}`;
    case 'end':
      return context.result ?? 'The game is over';
  }
}

function otherSide({ fromId, toId, gain }: Extract<Moment, { kind: 'trade' }>): string | null {
  return gain?.playerId === fromId ? toId : fromId;
}

function rent(amount: number, propertyId: string | null): string {
  return `${money(amount)}${propertyId === null ? ' rent' : ` at ${deedName(propertyId)}`}`;
}

/** A part of somebody's cash, in words that are quicker to read than a number. */
function part(share: number): string {
  if (share >= 1) return 'all their cash';
  return share >= 0.8 ? 'nearly all their cash' : share >= 0.55 ? 'most of their cash' : 'half their cash';
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** What is owed, after its amount. */
const OWED: Partial<Readonly<Record<PaymentCause, string>>> = {
  rent: 'rent',
  tax: 'tax',
  card: 'for a card',
  fine: 'fine',
  interest: 'interest',
};

function ruin(name: string, cause: RuinCause | null): string {
  if (cause === null) return `${name} is bankrupt`;
  return cause.kind === 'resigned' ? `${name} gives up` : `${owed(cause.debt)} finishes ${name}`;
}

function owed({ amount, cause, propertyId }: Debt): string {
  if (propertyId !== null && amount !== null) return `${money(amount)} at ${deedName(propertyId)}`;
  const what = OWED[cause] ?? 'a debt';
  const words = amount === null ? (cause === 'card' ? 'a card' : what) : `${money(amount)} ${OWED[cause] ?? 'of debt'}`;
  const place = propertyId === null ? '' : ` at ${deedName(propertyId)}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${place}`;
}
