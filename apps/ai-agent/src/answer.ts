import type { DecideRequest, DecideResponse, GameAction, ValidAction } from '#libs/protocol';
import { decide } from './decide.js';
import { fallback } from './fallback.js';
import { personalityNamed } from './personalities/index.js';
import { Offers } from './table/offers.js';
import { TableView } from './table/table-view.js';

/** A seat's answer to the question what it does. Where a first answer was refused, the second plays it safe. */
export function answer(request: DecideRequest): DecideResponse {
  const table = new TableView(request);
  const { action, ...said } = decide(personalityNamed(table.me.personality), table);
  if (request.last_error === undefined || request.last_error === null) return { action: asOffered(action), ...said };
  const second = fallback(without(action, table.offers), table.phase);
  const reasoning = `My first choice was refused, so I play it safe: ${second.type.replaceAll('_', ' ')}.`;
  return { action: asOffered(second), reasoning };
}

/** The other offers, or all of them if there is no other. The same question had the same answer, so that is what was refused. */
function without(refused: ValidAction, offers: Offers): Offers {
  const others = offers.all.filter((offer) => !isSame(offer, refused));
  return others.length > 0 ? new Offers(others) : offers;
}

function isSame(one: ValidAction, other: ValidAction): boolean {
  return one.type === other.type && one.property_id === other.property_id && one.amount === other.amount;
}

/** The action itself, without what only describes the offer. */
function asOffered(offer: ValidAction): GameAction {
  const { cost: _cost, description: _description, default: _default, params: _params, ...rest } = offer;
  const { cash_after: _cashAfter, completes_group: _completesGroup, ...action } = rest;
  return action;
}
