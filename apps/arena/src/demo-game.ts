import type { CreateGame, GameSpeed } from '#libs/protocol';

const REQUEST_TIMEOUT_MS = 15_000;

/** Three agents with different personalities. */
function demoGame(speed: GameSpeed): CreateGame {
  return {
    agents: [
      { name: 'Baron Von Moneybags', personality: 'aggressive' },
      { name: 'Professor Pennypincher', personality: 'analytical' },
      { name: 'Lady Luck', personality: 'chaotic' },
    ],
    settings: { speed },
  };
}

/** The game that the arena prints the address of. */
export interface FirstGame {
  readonly id: string;
  /** It was running already, for example after a restart. */
  readonly isOld: boolean;
}

/**
 * Finds the newest running game, or starts one, over REST like any client.
 *
 * @throws {Error} with the detail of the orchestrator's problem document if it refuses
 */
export async function firstGame(orchestratorUrl: string, speed: GameSpeed, apiKey?: string): Promise<FirstGame> {
  const key = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  const running = gameIn(await ask(`${orchestratorUrl}/games?status=running&limit=1`, { headers: key }));
  if (running !== undefined) return { id: running, isOld: true };
  const body = JSON.stringify(demoGame(speed));
  const headers = { 'content-type': 'application/json', ...key };
  const created = await ask(`${orchestratorUrl}/games`, { method: 'POST', headers, body });
  const id = textIn(created, 'game_id');
  if (id === undefined) throw new Error('its answer names no game');
  return { id, isOld: false };
}

async function ask(url: string, request: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(textIn(body, 'detail') ?? `it answered ${answer.status}`);
  return body;
}

/** The id of the first game of a list. */
function gameIn(list: unknown): string | undefined {
  if (typeof list !== 'object' || list === null || !('games' in list) || !Array.isArray(list.games)) return undefined;
  return textIn(list.games[0], 'game_id');
}

function textIn(body: unknown, field: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, field);
  return typeof value === 'string' ? value : undefined;
}
