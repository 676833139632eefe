import { isGameState, isJsonObject } from '#libs/protocol';
import { request } from '../api/index.js';
import { History, type Story } from '../story/index.js';

/** More states at once would be a burden for the server. */
const MAX_STATES = 12;

/** How each game stands, by its id, of the first games; one that cannot be read now is left out. */
export async function latestStories(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Story>> {
  const stories = await Promise.allSettled(ids.slice(0, MAX_STATES).map(async (id) => latestStory(id, signal)));
  return new Map(stories.flatMap((one) => (one.status === 'rejected' || one.value === null ? [] : [one.value])));
}

async function latestStory(id: string, signal: AbortSignal): Promise<readonly [string, Story] | null> {
  const answer = await request(`/games/${encodeURIComponent(id)}/state`, { signal });
  const state = isJsonObject(answer) ? answer['state'] : null;
  if (!isGameState(state)) return null;
  const history = new History();
  history.takeSnapshot(0, state);
  return [id, history.head];
}
