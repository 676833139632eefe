import type { CreateGame, GameSpeed } from '#libs/protocol';

const ANSWER_WITHIN_MS = 15_000;

/** Three agents of different temper. */
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

/**
 * Starts the game that a newcomer sees first, the way any client would: over REST.
 *
 * @returns its id
 * @throws {Error} with the orchestrator's own words when it refuses
 */
export async function startDemoGame(orchestratorUrl: string, speed: GameSpeed): Promise<string> {
  const answer = await fetch(`${orchestratorUrl}/games`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(demoGame(speed)),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const body: unknown = await answer.json();
  const id = textIn(body, 'game_id');
  if (!answer.ok || id === undefined) throw new Error(textIn(body, 'detail') ?? `it answered ${answer.status}`);
  return id;
}

function textIn(body: unknown, field: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, field);
  return typeof value === 'string' ? value : undefined;
}
