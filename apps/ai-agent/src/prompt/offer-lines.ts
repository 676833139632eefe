import type { ValidAction } from '#libs/protocol';
import type { TableView } from '../table/table-view.js';
import { consequencesOf } from './consequences.js';
import { quoted } from './plain-text.js';
import { offeredTrade, termsOf, tradeOnTable } from './terms.js';

const MAX_DESCRIPTION = 160;
const TRADE_ANSWERS: ReadonlySet<string> = new Set(['accept_trade', 'counter_trade']);

/** How a prompt and an answer call the offer at an index. */
export function offerId(index: number): string {
  return `a${index}`;
}

/** A line for each legal action: its id, what it is, what it leads to. */
export function offerLines(table: TableView): readonly string[] {
  return table.offers.all.map((offer, index) => `${offerId(index)}: ${offerLine(offer, table)}`);
}

function offerLine(offer: ValidAction, table: TableView): string {
  const name = [offer.type, offer.property_id, offer.amount].flatMap(wordFor).join(' ');
  const description = quoted(offer.description ?? '', MAX_DESCRIPTION);
  const trade = TRADE_ANSWERS.has(offer.type) ? offeredTrade(tradeOnTable(offer, table)) : [];
  const details = [...consequencesOf(offer, table), ...termsOf(offer, table), ...trade].join('; ');
  return [quoted(name, MAX_DESCRIPTION), description, details && `[${details}]`]
    .filter((part) => part !== '')
    .join(' - ');
}

/** What only its engine knows may be more than a word. */
function wordFor(part: unknown): readonly string[] {
  if (part === undefined || part === null) return [];
  return [typeof part === 'string' ? part : JSON.stringify(part)];
}
