import { useCallback, useRef } from 'react';
import { type Listed, listGames } from '../lobby/games.js';
import { type Polled, usePolled } from '../lobby/use-polled.js';
import { type Channel, chosen, isRunning, kept } from './channel.js';
import { latestStories } from './latest-story.js';
import { heatsOf } from './recent-moments.js';
import { tensionOf } from './tension.js';

const LOOK_EVERY_MS = 3_000;

/** The game to show: it changes when another one is to be watched. */
export function useChannel(): Polled<Channel | null> {
  const channel = useRef<Channel | null>(null);
  const look = useCallback(async (signal: AbortSignal) => {
    const games = await listGames(signal);
    const [before, airings, now] = [channel.current, games.map(airingOf), Date.now()];
    const next = kept(before, airings, now) ?? chosen(airings, await tensionsOf(games.filter(isRunning), signal));
    // A slow answer does not undo a newer one.
    if (channel.current === before) channel.current = next;
    return channel.current;
  }, []);
  return usePolled(look, LOOK_EVERY_MS);
}

function airingOf({ id, status, createdAt, lastedMs }: Listed): Parameters<typeof chosen>[0][number] {
  return { id, status, updatedAt: Date.parse(createdAt) + lastedMs };
}

async function tensionsOf(running: readonly Listed[], signal: AbortSignal): Promise<ReadonlyMap<string, number>> {
  if (running.length < 2) return new Map();
  const ids = running.map(({ id }) => id);
  const [stories, heats] = await Promise.all([latestStories(ids, signal), heatsOf(ids, new Map(), signal)]);
  return new Map(
    running.flatMap(({ id, turns }) => {
      const story = stories.get(id);
      return story === undefined ? [] : [[id, tensionOf(story, turns, heats.get(id) ?? 0)] as const];
    }),
  );
}
