import type { DecideRequest, DecideResponse, ValidAction } from '#libs/protocol';
import { baselineNamed } from './baselines/index.js';
import { decide } from './decide.js';
import { fallback } from './fallback.js';
import { asOffered } from './offered.js';
import { personalityNamed } from './personalities/index.js';
import { NOTHING_PROPOSED, type ProposalHistory } from './proposals.js';
import type { PolicyDecision } from './situation.js';
import { Offers } from './table/offers.js';
import { readTable } from './table/read-table.js';
import type { TableView } from './table/table-view.js';

/** What a seat does by its own rules of thumb, without a model. Where a first answer was refused, the second plays it safe. */
export function answer(request: DecideRequest, proposals = NOTHING_PROPOSED): DecideResponse {
  const table = readTable(request);
  const { action, ...rest } = decided(table, proposals);
  const source = table.offers.all.length > 1 ? 'heuristic' : 'forced';
  if (request.last_error === undefined || request.last_error === null) {
    return { action: asOffered(action), ...rest, source };
  }
  const second = fallback(without(action, table.offers), table.phase);
  const reasoning = `My first choice was refused, so I play it safe: ${second.type.replaceAll('_', ' ')}.`;
  return { action: asOffered(second), reasoning, source };
}

function decided(table: TableView, proposals: ProposalHistory): PolicyDecision {
  const baseline = table.offers.all.length > 1 ? baselineNamed(table.me.personality) : undefined;
  return baseline?.decide(table) ?? decide(personalityNamed(table.me.personality), table, proposals);
}

/** The other offers, or all of them if there is no other. The same question had the same answer, so that is what was refused. */
function without(refused: ValidAction, offers: Offers): Offers {
  const others = offers.all.filter((offer) => !isSame(offer, refused));
  return others.length > 0 ? new Offers(others) : offers;
}

function isSame(one: ValidAction, other: ValidAction): boolean {
  return one.type === other.type && one.property_id === other.property_id && one.amount === other.amount;
}
