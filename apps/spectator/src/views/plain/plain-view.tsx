import type { ReactNode } from 'react';
import { SeatMark } from '../../seats/index.js';
import { hasRanks, isOver, type Seat, type ShownStanding, standings, type Story } from '../../story/index.js';
import { money, rankText, scoreText } from '../../text/index.js';
import './plain.css';

/** Any game whose engine does not describe a view that this page has: its players and the plain values of its state. */
export default function PlainView({ story }: { readonly story: Story }): ReactNode {
  const { values } = story.view;
  const ranks = hasRanks(story);
  const ranked = standings(story);
  const inSeatOrder = ranked.toSorted((a, b) => story.seats.indexOf(a.seat) - story.seats.indexOf(b.seat));
  return (
    <div className="plain-view" role="group" aria-label="The state of the game" tabIndex={0}>
      <table className="w-full text-sm">
        <caption className="sr-only">Players</caption>
        <thead className="text-left text-xs text-soft">
          <tr>
            {['Player', ...(ranks ? ['Rank'] : []), 'Score', 'State'].map((title) => (
              <th key={title} scope="col" className="px-2 py-1 font-semibold">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {(ranks ? ranked : inSeatOrder).map((row) => (
            <PlayerRow key={row.seat.id} row={row} story={story} hasRank={ranks} />
          ))}
        </tbody>
      </table>
      {values.length > 0 && (
        <dl className="plain-values" aria-label="Values">
          {values.map(({ name, value }) => (
            <div key={name} className="min-w-0">
              <dt className="foreign-text text-xs text-soft">{name}</dt>
              <dd className="foreign-text line-clamp-3 text-sm font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

interface PlayerRowProps {
  readonly row: ShownStanding;
  readonly story: Story;
  readonly hasRank: boolean;
}

function PlayerRow({ row: { seat, rank, isShared, score }, story, hasRank }: PlayerRowProps): ReactNode {
  return (
    <tr>
      <th scope="row" className="w-full max-w-0 px-2 py-1.5 text-left font-semibold">
        <span className="flex items-center gap-1.5">
          <SeatMark order={story.seats.indexOf(seat)} className="size-4 shrink-0" />
          <bdi className="foreign-text truncate">{seat.name}</bdi>
        </span>
      </th>
      {hasRank && <td className="px-2 py-1.5 whitespace-nowrap">{rankText(rank, isShared)}</td>}
      <td className="px-2 py-1.5 tabular-nums">
        {score === null ? (seat.cash === null ? '–' : money(seat.cash)) : scoreText(score)}
      </td>
      <td className="px-2 py-1.5 whitespace-nowrap text-soft">{stateOf(seat, story)}</td>
    </tr>
  );
}

function stateOf({ id, isOut }: Seat, story: Story): string {
  if (isOut) return 'out';
  return story.turn?.playerId === id && !isOver(story) ? 'to move' : 'playing';
}
