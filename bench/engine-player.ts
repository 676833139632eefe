import { Agent, request } from 'undici';
import type { EngineActions, ValidAction } from '#libs/protocol';

/** Plays games over HTTP in a process of its own, and sends its parent a message after every batch of actions. */

const BATCH = 20;
const dispatcher = new Agent({ pipelining: 1 });

async function call<T>(method: 'GET' | 'POST', path: string, body: object = {}): Promise<T> {
  const answer = await request(`${process.env['ENGINE_URL']}${path}`, {
    method,
    dispatcher,
    headers: { 'content-type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  });
  return (await answer.body.json()) as T;
}

/** Buys, builds and bids a little; otherwise the default. */
function choose(actions: readonly ValidAction[]): ValidAction | undefined {
  const wanted = ['buy_property', 'build_house', 'build_hotel'];
  const bid = actions.find(({ type, amount }) => type === 'place_bid' && (amount ?? 0) < 20);
  return bid ?? actions.find(({ type }) => wanted.includes(type)) ?? actions[0];
}

export async function playBatches(batches: number): Promise<void> {
  const players = ['Ann', 'Bob', 'Cid', 'Dot'].map((name) => ({ name, model: 'none', personality: 'greedy' }));
  let [sent, done] = [0, 0];
  for (let seed = 0; sent < batches; seed += 1) {
    const { id } = await call<{ id: string }>('POST', '/game', { players, seed, max_turns: 200 });
    await call('POST', `/game/${id}/start`);
    let offers = await call<EngineActions>('GET', `/game/${id}/actions`);
    while (offers.actions.length > 0 && sent < batches) {
      const body = { player_id: offers.player_id, action: choose(offers.actions) };
      ({ valid_actions: offers } = await call<{ valid_actions: EngineActions }>('POST', `/game/${id}/action`, body));
      done += 1;
      if (done % BATCH !== 0) continue;
      process.send?.(BATCH);
      sent += 1;
    }
  }
  process.disconnect();
  await dispatcher.close();
}
