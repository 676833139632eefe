import type { Offers } from '../table/offers.js';
import { offerId } from './offer-lines.js';

type Schema = Readonly<Record<string, unknown>>;

const TEXT_OR_NULL: Schema = { type: ['string', 'null'] };
const SIDE: Schema = closed({
  cash: { type: 'integer' },
  properties: { type: 'array', items: { type: 'string' } },
  jail_cards: { type: 'integer' },
});
const TRADE: Schema = {
  anyOf: [closed({ to: { type: 'string' }, give: SIDE, get: SIDE, message: TEXT_OR_NULL }), { type: 'null' }],
};

/**
 * JSON Schema of an answer: reasoning before the choice, so that a model thinks first. Every field is required and
 * nothing else is allowed, which is what OpenAI's strict mode asks for; the prompt states the limits of
 * numbers, because not every provider knows them.
 */
export function answerSchema(offers: Offers): Schema {
  const { all } = offers;
  const bids = all.some(({ params }) => params !== undefined && 'amount' in params);
  const trades = all.some(({ params }) => params !== undefined && 'give' in params);
  return closed({
    reasoning: { type: 'string' },
    action_id: { type: 'string', enum: all.map((_, index) => offerId(index)) },
    ...(bids && { amount: { type: ['integer', 'null'] } }),
    ...(trades && { trade: TRADE }),
    // A text: a schema of the engine's own need not be one that a strict mode knows.
    ...(all.some((offer) => offers.ownParams(offer) !== undefined) && { params: TEXT_OR_NULL }),
    chat: TEXT_OR_NULL,
    note: TEXT_OR_NULL,
  });
}

function closed(properties: Schema): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
