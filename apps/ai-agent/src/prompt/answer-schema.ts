type Schema = Readonly<Record<string, unknown>>;

const TEXT_OR_NULL: Schema = { type: ['string', 'null'] };
const SIDE: Schema = closed({
  cash: { type: 'integer' },
  properties: { type: 'array', items: { type: 'string' } },
  jail_cards: { type: 'integer' },
});

/**
 * JSON Schema of an answer: reasoning before the choice, so that a model thinks first. Every field is required and
 * nothing else is allowed, which is what OpenAI's strict mode asks for. It is the same for every decision, as providers
 * put it before what they cache: whether an id is on offer, and a number within its limits, is checked when it is read.
 */
export const ANSWER_SCHEMA: Schema = closed({
  reasoning: { type: 'string' },
  action_id: { type: 'string' },
  amount: { type: ['integer', 'null'] },
  trade: {
    anyOf: [closed({ to: { type: 'string' }, give: SIDE, get: SIDE, message: TEXT_OR_NULL }), { type: 'null' }],
  },
  // A text: a schema of the engine's own need not be one that a strict mode knows.
  params: TEXT_OR_NULL,
  chat: TEXT_OR_NULL,
  scratchpad: TEXT_OR_NULL,
});

function closed(properties: Schema): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
