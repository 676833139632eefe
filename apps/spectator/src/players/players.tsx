import { type ReactNode, useMemo } from 'react';
import { useView } from '../session/index.js';
import { EMPTY_AGENT_RECORD, hasRanks, isMonopoly, isOver, type Point, standings } from '../story/index.js';
import { aboutOf } from '../views/index.js';
import { percentsOf, useShares } from '../odds/index.js';
import { PlayerCard } from './player-card.js';
import { gapOf, seatsByWorth } from './ranking.js';

/** A sparkline is not wide enough to show more points. */
const CORNERS = 48;

/** All players, the richest first where dollars decide. */
export function Players(): ReactNode {
  const story = useView(({ shown }) => shown);
  const points = useView(({ history }) => history.points);
  const ofMonopoly = isMonopoly(story);
  const past = points.findLastIndex(({ seq }) => seq <= story.seq) + 1;
  const trends = useMemo(
    () => trendsOf(points.slice(0, past), story.seats.length, ofMonopoly),
    [points, past, story.seats.length, ofMonopoly],
  );
  const ranks = new Map(hasRanks(story) && !ofMonopoly ? standings(story).map((one) => [one.seat.id, one]) : []);
  const { facts, sides } = aboutOf(story.view.fields);
  const ranked = seatsByWorth(story);
  const shares = useShares();
  const chances = shares?.measure === 'chance' && !isOver(story) ? percentsOf(shares.shares) : null;
  return (
    <ul
      className="seats"
      aria-label="Players"
      tabIndex={story.seats.length >= MAX_COUNT ? 0 : undefined}
      data-count={Math.min(MAX_COUNT, story.seats.length)}
    >
      {ranked.map((one) => (
        <PlayerCard
          key={one.seat.id}
          seat={one.seat}
          order={one.order}
          story={story}
          lead={{ worth: one.worth, gap: gapOf(one, ranked), percent: chances?.[one.order] ?? null }}
          side={sides.get(one.seat.id) ?? null}
          facts={facts.filter(({ playerId }) => playerId === one.seat.id)}
          standing={ranks.get(one.seat.id) ?? null}
          conduct={story.agentRecords[one.seat.id] ?? EMPTY_AGENT_RECORD}
          trend={trends[one.order] ?? []}
          isOnTurn={story.turn?.playerId === one.seat.id && !isOver(story)}
          asked={story.pendingDecision?.playerId === one.seat.id ? story.pendingDecision : null}
        />
      ))}
    </ul>
  );
}

/** The layout of more cards is that of so few. */
const MAX_COUNT = 9;

/** Net worth in Monopoly; else scores or cash, where the engine gives any. */
function trendsOf(past: readonly Point[], seats: number, ofMonopoly: boolean): readonly (readonly number[])[] {
  const stride = Math.max(1, Math.ceil(past.length / CORNERS));
  const kept = past.filter((_, index) => index % stride === 0 || index === past.length - 1);
  return Array.from({ length: seats }, (_, order) =>
    kept.flatMap((point) => (ofMonopoly ? point.worth[order] : (point.score[order] ?? point.cash[order])) ?? []),
  );
}
