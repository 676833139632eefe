import type { OpenApi, Schema } from './requests.js';

const ANY: Schema = {};
const TEXT: Schema = { type: 'string' };
const ACTION: Schema = { properties: { type: TEXT, property_id: TEXT, amount: ANY, trade: ANY, params: ANY } };

function taking(schema: Schema): OpenApi['paths'][string] {
  return { post: { requestBody: { content: { 'application/json': { schema } } } } };
}

const READ = { get: {} };

/** What the engine takes, as the contract describes it: it has no document of its own. */
export const ENGINE: OpenApi = {
  paths: {
    '/game': taking({
      properties: {
        players: { type: 'array', items: { properties: { name: TEXT, model: TEXT, personality: TEXT } } },
        seed: ANY,
        max_turns: ANY,
        rules: ANY,
        action_set: TEXT,
      },
    }),
    '/game/{id}': READ,
    '/game/{id}/actions': READ,
    '/game/{id}/events': {
      get: {
        parameters: [
          { name: 'limit', in: 'query' },
          { name: 'offset', in: 'query' },
        ],
      },
    },
    '/game/{id}/action': taking({ properties: { player_id: TEXT, action: ACTION, action_id: TEXT, params: ANY } }),
  },
};

/** What the agent takes. */
export const AGENT: OpenApi = {
  paths: {
    '/personalities': READ,
    '/games/{id}/decide': taking({
      properties: {
        player_id: TEXT,
        game_state: ANY,
        valid_actions: { type: 'array', items: ACTION },
        turn_phase: TEXT,
        deadline_ms: ANY,
        decision: ANY,
        last_error: TEXT,
      },
    }),
  },
};
