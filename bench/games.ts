import type { Replica } from './measured-process.js';

/** Requests that create or control games at the same time. */
const AT_ONCE = 100;

const AGENTS = ['Ann', 'Bob'].map((name) => ({ name, personality: 'x' }));

/** Works at all of them, some at a time. */
export async function each<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<unknown>,
  atOnce = AT_ONCE,
): Promise<void> {
  const left = items.entries();
  const one = async (): Promise<void> => {
    for (const [index, item] of left) await work(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

export async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

/** An agent service that the seats of a game have for themselves. */
interface OwnAgent {
  readonly url: string;
  /** Seconds. */
  readonly turnTimeout: number;
}

interface Creation {
  readonly own?: OwnAgent;
  /** Each is paused as soon as it is there. */
  readonly isPaused?: boolean;
}

/** Creates `count` games, spread over the replicas; returns their addresses. */
export async function createGames(
  replicas: readonly Replica[],
  count: number,
  speed: string,
  { own, isPaused = false }: Creation = {},
): Promise<string[]> {
  const agents = AGENTS.map((agent) => ({ ...agent, ...(own && { url: own.url }) }));
  const settings = { speed, ...(own && { turn_timeout: own.turnTimeout }) };
  const games = Array.from({ length: count }, (_, index) => `${replicas[index % replicas.length]?.url}/games`);
  await each([...games], async (url, index) => {
    const { game_id: id } = await post(url, { agents, settings });
    games[index] = `${url}/${String(id)}`;
    if (isPaused) await post(`${games[index]}/pause`, {});
  });
  return games;
}
