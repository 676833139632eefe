import { type ReactNode, useCallback, useRef, useState } from 'react';
import { GameCard } from '../lobby/game-card.js';
import type { Listed } from '../lobby/games.js';
import { usePolled } from '../lobby/use-polled.js';
import { rankedSeats, ShareBar } from '../shares/index.js';
import type { Story } from '../story/index.js';
import { latestStories } from '../tv/latest-story.js';
import { heatsOf, type RecentMoments } from '../tv/recent-moments.js';
import { tensionOf } from '../tv/tension.js';
import { MiniBoard } from './mini-board.js';
import { WallSeats } from './wall-seats.js';
import { useHeld } from './use-held.js';
import { useSeen } from './use-seen.js';
import { wallOrder } from './wall-order.js';
import './wall.css';

const LOOK_EVERY_MS = 4_000;

/** The games that are on, each with its board and who leads; the tensest first. */
export default function Wall({ games }: { readonly games: readonly Listed[] }): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const isHeld = useHeld(list);
  const [shown, setShown] = useState<readonly string[]>([]);
  const ids = games.map(({ id }) => id);
  const seen = useSeen(list, ids.toSorted().join(' '));
  const visible = ids.filter((id) => seen.has(id));
  const [stories, heats] = [useStories(visible), useHeats(visible)];
  const order = wallOrder(ids, tensionsOf(games, stories, heats), shown, isHeld);
  if (order.join(' ') !== shown.join(' ')) setShown(order);
  return (
    <ul ref={list} className="wall">
      {order.flatMap((id) => {
        const game = games.find((one) => one.id === id);
        return game === undefined ? [] : [<Tile key={id} game={game} story={stories.get(id) ?? null} />];
      })}
    </ul>
  );
}

function Tile({ game, story }: { readonly game: Listed; readonly story: Story | null }): ReactNode {
  const ranked = story === null ? [] : rankedSeats(story);
  return (
    <GameCard game={game}>
      {story !== null && (
        <>
          <span className="wall-body">
            <MiniBoard story={story} />
            <WallSeats ranked={ranked} />
          </span>
          <ShareBar seats={ranked} />
        </>
      )}
    </GameCard>
  );
}

/** How the games on the screen stand, and those that were on it before. */
function useStories(seen: readonly string[]): ReadonlyMap<string, Story> {
  const known = useRef<ReadonlyMap<string, Story>>(new Map());
  const asked = seen.join(' ');
  const look = useCallback(
    async (signal: AbortSignal) => {
      const ids = asked === '' ? [] : asked.split(' ');
      known.current = new Map([...[...known.current].slice(-MAX_KNOWN), ...(await latestStories(ids, signal))]);
      return known.current;
    },
    [asked],
  );
  return usePolled(look, LOOK_EVERY_MS).value ?? NONE;
}

const NONE: ReadonlyMap<string, Story> = new Map();
const MAX_KNOWN = 100;

const LOOK_FOR_MOMENTS_EVERY_MS = 20_000;

/** What has happened in the last minutes in the games on the screen. */
function useHeats(seen: readonly string[]): ReadonlyMap<string, number> {
  const known = useRef(new Map<string, RecentMoments>());
  const asked = seen.join(' ');
  const look = useCallback(
    async (signal: AbortSignal) => heatsOf(asked === '' ? [] : asked.split(' '), known.current, signal),
    [asked],
  );
  return usePolled(look, LOOK_FOR_MOMENTS_EVERY_MS).value ?? NO_HEATS;
}

const NO_HEATS: ReadonlyMap<string, number> = new Map();

function tensionsOf(
  games: readonly Listed[],
  stories: ReadonlyMap<string, Story>,
  heats: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return new Map(
    games.flatMap(({ id, turns, status }) => {
      const story = stories.get(id);
      return story === undefined || status !== 'running'
        ? []
        : [[id, tensionOf(story, turns, heats.get(id) ?? 0)] as const];
    }),
  );
}
