import { deedById } from '#libs/monopoly';
import { dollars } from '#libs/monopoly-bots';
import { fieldsOf, listOf, numberOr, type TradeSide } from '#libs/protocol';
import { quoted } from './plain-text.js';

const MAX_ID = 40;
/** More than the deeds of the board. */
const MAX_DEEDS = 40;

/** One side of a trade, whatever an engine put there. */
export interface Side {
  readonly cash: number;
  readonly properties: readonly string[];
  readonly jailCards: number;
}

export function sideOf(value: unknown): Side {
  const { cash, properties, jail_cards }: Partial<Record<keyof TradeSide, unknown>> = fieldsOf(value);
  return {
    cash: Math.max(0, numberOr(cash, 0)),
    properties: listOf(properties).slice(0, MAX_DEEDS).map(String),
    jailCards: Math.max(0, numberOr(jail_cards, 0)),
  };
}

/** "$100 + tennessee + 1 jail card(s)" */
export function goodsWords({ cash, properties, jailCards }: Side): string {
  const money = cash > 0 ? [dollars(cash)] : [];
  const cards = jailCards > 0 ? [`${jailCards} jail card(s)`] : [];
  return [...money, ...properties.map(deedName), ...cards].join(' + ') || 'nothing';
}

/** The id of a deed; what is none was written by somebody else. */
export function deedName(id: string): string {
  return deedById(id) === undefined ? `<said>${quoted(id, MAX_ID)}</said>` : id;
}
