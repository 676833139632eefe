import { type ReactNode, useMemo } from 'react';
import { useView } from '../session/index.js';
import { netWorth, EMPTY_AGENT_RECORD, type Point, setProgress } from '../story/index.js';
import { PlayerCard } from './player-card.js';

/** A sparkline is not wide enough to show more points. */
const CORNERS = 48;

/** All players, in their order. */
export function Players(): ReactNode {
  const story = useView(({ shown }) => shown);
  const points = useView(({ history }) => history.points);
  const turn = story.turn?.number ?? 0;
  const trends = useMemo(() => trendsUntil(points, turn, story.seats.length), [points, turn, story.seats.length]);
  return (
    <ul className="seats" aria-label="Players" data-count={story.seats.length}>
      {story.seats.map((seat, order) => (
        <PlayerCard
          key={seat.id}
          seat={seat}
          order={order}
          worth={netWorth(story, seat)}
          sets={setProgress(story, seat.id)}
          conduct={story.agentRecords[seat.id] ?? EMPTY_AGENT_RECORD}
          trend={trends[order] ?? []}
          isOnTurn={story.turn?.playerId === seat.id && story.status !== 'completed'}
          asked={story.pendingDecision?.playerId === seat.id ? story.pendingDecision : null}
        />
      ))}
    </ul>
  );
}

function trendsUntil(points: readonly Point[], turn: number, seats: number): readonly (readonly number[])[] {
  const past = points.filter((point) => point.turn <= turn);
  const stride = Math.max(1, Math.ceil(past.length / CORNERS));
  const kept = past.filter((_, index) => index % stride === 0 || index === past.length - 1);
  return Array.from({ length: seats }, (_, order) => kept.map(({ worth }) => worth[order] ?? 0));
}
