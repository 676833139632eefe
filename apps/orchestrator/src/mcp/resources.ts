import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import { isJsonObject, type JsonObject } from '#libs/protocol';
import { RestFailure } from './rest/rest-api.js';
import { objectsIn, type RestCalls } from './rest/rest-calls.js';

const SCHEME = 'orchestrator://';
const JSON_TYPE = 'application/json';

/** What there is to read of a game, by the last part of its address. */
const OF_A_GAME = {
  state: { title: 'State', description: 'The state of a game, as spectators see it.' },
  result: { title: 'Result', description: 'The result of a game that is over.' },
  replay: { title: 'Replay', description: 'All of a game in one document.' },
} as const;

/** What there is to read of the server. */
const OF_THE_SERVER = {
  engines: { title: 'Games', description: 'What can be played here, with the rules and options of each game.' },
  leaderboard: { title: 'Leaderboard', description: 'Who plays best.' },
} as const;

/** Adds what can be read, in the name of one caller. */
export function addResources(server: McpServer, rest: RestCalls): void {
  for (const [name, shown] of Object.entries(OF_THE_SERVER)) {
    server.registerResource(name, SCHEME + name, { ...shown, mimeType: JSON_TYPE }, async (uri) =>
      read(uri, async () => rest.get([name])),
    );
  }
  for (const [name, shown] of Object.entries(OF_A_GAME)) {
    const template = new ResourceTemplate(`${SCHEME}games/{game_id}/${name}`, { list: undefined });
    server.registerResource(name, template, { ...shown, mimeType: JSON_TYPE }, async (uri, { game_id: id }) =>
      read(uri, async () => rest.get(['games', String(id), name])),
    );
  }
  const rules = new ResourceTemplate(`${SCHEME}games/{game_id}/rules`, { list: undefined });
  const shown = { title: 'Rules', description: 'The rules of a game, and its settings.', mimeType: JSON_TYPE };
  server.registerResource('rules', rules, shown, async (uri, { game_id: id }) =>
    read(uri, async () => rulesOf(rest, String(id))),
  );
}

async function rulesOf(rest: RestCalls, id: string): Promise<JsonObject> {
  const [{ game, settings }, { engines }] = await Promise.all([rest.get(['games', id]), rest.get(['engines'])]);
  const played = isJsonObject(game) ? game['game'] : undefined;
  const offered = objectsIn(engines).flatMap((engine) => objectsIn(engine['games']));
  const described = offered.find((one) => one['game'] === played);
  const { name, rules = 'The engine of this game does not word its rules.' } = described ?? {};
  return { game_id: id, ...(played !== undefined && { game: played, name }), rules, settings };
}

async function read(uri: URL, answer: () => Promise<JsonObject>): Promise<ReadResourceResult> {
  try {
    return { contents: [{ uri: uri.href, mimeType: JSON_TYPE, text: JSON.stringify(await answer()) }] };
  } catch (error) {
    if (!(error instanceof RestFailure)) throw error;
    if (error.status === 404) throw new ResourceNotFoundError(uri.href, error.message);
    throw new ProtocolError(ProtocolErrorCode.InvalidRequest, `${error.message} (${error.code})`);
  }
}
