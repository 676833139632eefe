import { Agent, request } from 'undici';

const HEADERS = { 'content-type': 'application/json' };

async function post(url: string, body: object, dispatcher: Agent): Promise<Record<string, unknown>> {
  const answer = await request(url, { method: 'POST', headers: HEADERS, body: JSON.stringify(body), dispatcher });
  return (await answer.body.json()) as Record<string, unknown>;
}

/** What a step cannot do without: its two calls one after the other, in several games at once, until `isOver`. */
export async function bareLoop(url: string, games: number, isOver: () => boolean): Promise<void> {
  const dispatcher = new Agent({ pipelining: 1 });
  const play = async (game: number): Promise<void> => {
    let state: unknown = {};
    let valid: unknown = [];
    while (!isOver()) {
      const rest = { turn_phase: 'pre_roll', deadline_ms: 30_000 };
      const question = { player_id: 'p0', game_state: state, valid_actions: valid, ...rest };
      const { action } = await post(`${url}/games/bare-${game}/decide`, question, dispatcher);
      const order = { player_id: 'p0', action };
      ({ state, valid_actions: valid } = await post(`${url}/game/bare-${game}/action`, order, dispatcher));
    }
  };
  await Promise.all(Array.from({ length: games }, (_, game) => play(game)));
  await dispatcher.close();
}
