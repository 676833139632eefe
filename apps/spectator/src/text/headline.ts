import { deedName } from '../board-names/index.js';
import { districtName } from '#libs/views';
import type { Debt, Jump, JumpCause, Moment, PaymentCause, RuinCause, WholeDistrict } from '../story/index.js';
import type { LineContext } from './line-context.js';
import { count, listed, money } from './quantities.js';

/** A moment in a few words that name its cause: "$550 at Kiln Yard finishes Ada". Without a full stop. */
export function headlineOf(moment: Moment, context: LineContext): string {
  const name: NameOf = (id) => context.nameOf(id) ?? 'Somebody';
  return `${factsOf(moment, name, context)}${moment.jump === undefined ? '' : ` (${effect(moment, moment.jump, name)})`}`;
}

function effect(moment: Moment, { playerId, from, to }: Jump, name: NameOf): string {
  const isOwn = 'playerId' in moment && moment.playerId === playerId;
  return `${isOwn ? '' : `${name(playerId)}’s `}chance to win: ${Math.round(100 * from)} → ${percent(to)}`;
}

function factsOf(moment: Moment, name: NameOf, context: LineContext): string {
  switch (moment.kind) {
    case 'set':
      return `${name(moment.playerId)} owns all of ${districtName(moment.district)}`;
    case 'hotel':
      return `The first hotel: ${name(moment.playerId)} on ${deedName(moment.propertyId)}`;
    case 'rent':
      return `${rent(moment.amount, moment.propertyId)} costs ${name(moment.playerId)} ${part(moment.share)}`;
    case 'trade':
      return trade(moment, name);
    case 'ruin':
      return [ruin(name(moment.playerId), moment.cause), ...inherited(moment.sets, name)].join('; ');
    case 'lead':
      return `${name(moment.playerId)} takes the lead`;
    case 'comeback':
      return `${name(moment.playerId)} is back: from ${percent(moment.share)} of ${context.isMonopoly ? 'all wealth' : 'the score'} to first`;
    case 'odds':
      return odds(moment, name);
    case 'end':
      return context.result ?? 'The game is over';
  }
}

function odds({ playerId, from, to, cause }: Extract<Moment, { kind: 'odds' }>, name: NameOf): string {
  const whose = cause === null || cause.playerId !== playerId ? `${name(playerId)}’s` : 'their';
  const jump = `${whose} chance to win ${to > from ? 'rises' : 'falls'} from ${percent(from)} to ${percent(to)}`;
  return cause === null ? jump : `${CAUSES[cause.kind](cause, name(cause.playerId))}, and ${jump}`;
}

const CAUSES: Readonly<Record<JumpCause['kind'], (cause: JumpCause, who: string) => string>> = {
  built: ({ propertyId }, who) => `${who} builds${on(propertyId)}`,
  sold: ({ propertyId }, who) => `${who} sells buildings${on(propertyId)}`,
  bought: ({ propertyId }, who) => `${who} gets ${propertyId === null ? 'a property' : deedName(propertyId)}`,
  mortgaged: ({ propertyId }, who) => `${who} mortgages ${propertyId === null ? 'a property' : deedName(propertyId)}`,
  card: (_, who) => `${who} draws a card`,
  rent: ({ amount, propertyId }, who) => `${who} pays ${amount === null ? 'rent' : rent(amount, propertyId)}`,
};

function on(propertyId: string | null): string {
  return propertyId === null ? '' : ` on ${deedName(propertyId)}`;
}

type NameOf = (id: string | null) => string;

function trade(moment: Extract<Moment, { kind: 'trade' }>, name: NameOf): string {
  const { fromId, toId, gain, sets } = moment;
  if (sets.length > 0) {
    const gets = sets.map(({ playerId, district }) => `${name(playerId)} gets all of ${districtName(district)}`);
    return `${name(fromId)} and ${name(toId)} trade: ${listed(gets)}`;
  }
  if (gain === null) return `${name(fromId)} and ${name(toId)} trade`;
  return `${name(gain.playerId)} gains ${money(gain.amount)} by a trade with ${name(otherSide(moment))}`;
}

/** What a creditor completed. More names than two are not read. */
function inherited(sets: readonly WholeDistrict[], name: NameOf): readonly string[] {
  const [first] = sets;
  if (first === undefined) return [];
  const districts = sets.map(({ district }) => districtName(district));
  const what = districts.length > 2 ? count(districts.length, 'whole district') : `all of ${listed(districts)}`;
  return [`${name(first.playerId)} gets ${what}`];
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
