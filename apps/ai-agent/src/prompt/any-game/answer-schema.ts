const TEXT_OR_NULL = { type: ['string', 'null'] } as const;

const PROPERTIES = {
  reasoning: { type: 'string' },
  action_id: { type: 'string' },
  // A text: a schema of an engine's own need not be one that a strict mode knows.
  params: TEXT_OR_NULL,
  chat: TEXT_OR_NULL,
  scratchpad: TEXT_OR_NULL,
} as const;

/** JSON Schema of an answer in a game that is not Monopoly, made as that of Monopoly is. */
export const ANY_GAME_ANSWER_SCHEMA = {
  type: 'object',
  properties: PROPERTIES,
  required: Object.keys(PROPERTIES),
  additionalProperties: false,
};
