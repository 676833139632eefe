import type { ReactNode } from 'react';
import {
  gridLayoutOf,
  type GridView,
  isDeed,
  placeOf,
  readCards,
  readGrid,
  readOnce,
  readText,
  SQUARES,
  UNIT,
} from '#libs/views';
import { deedColour, seatColour } from '../seats/index.js';
import { isMonopoly, type Story } from '../story/index.js';
import { MiniCards, MiniFaces, MiniText } from './mini-others.js';

const gridIn = readOnce(readGrid);

const cardsIn = readOnce(readCards);
const linesIn = readOnce(readText);

/** How a game stands, as a small drawing. Decoration: names and shares are beside it. */
export function MiniBoard({ story }: { readonly story: Story }): ReactNode {
  if (isMonopoly(story)) return <MiniMonopoly story={story} />;
  return drawn(story) ?? <MiniFaces story={story} />;
}

/** Null: the view is of another kind, or cannot be read. */
function drawn(story: Story): ReactNode {
  const { kind, fields } = story.view;
  if (kind === 'grid') {
    const view = gridIn(fields);
    return view !== null && 'cells' in view ? <MiniGrid view={view} story={story} /> : null;
  }
  const cards = kind === 'cards' ? cardsIn(fields) : null;
  if (cards !== null) return <MiniCards view={cards} story={story} />;
  const text = kind === 'text' ? linesIn(fields) : null;
  return text === null || text.lines.length === 0 ? null : <MiniText view={text} />;
}

/** The side of the board, in squares. */
const TRACKS = 11;

function MiniMonopoly({ story }: { readonly story: Story }): ReactNode {
  const orderOf = (id: string | null): number => story.seats.findIndex((seat) => seat.id === id);
  return (
    <svg viewBox={`0 0 ${TRACKS} ${TRACKS}`} className="mini-board" data-mini="board" aria-hidden="true">
      {SQUARES.map((square) => {
        const { row, column } = placeOf(square.position);
        const owner = isDeed(square) ? orderOf(story.deeds[square.id]?.ownerId ?? null) : -1;
        return (
          <g key={square.position} transform={`translate(${column - 1} ${row - 1})`}>
            <rect x="0.05" y="0.05" width="0.9" height="0.9" rx="0.12" className="mini-tile" />
            {isDeed(square) && <rect x="0.05" y="0.05" width="0.9" height="0.2" fill={deedColour(square.id)} />}
            {owner >= 0 && <rect x="0.05" y="0.3" width="0.9" height="0.65" fill={seatColour(owner)} />}
          </g>
        );
      })}
      {story.seats.map(({ id, position, isOut }, order) => {
        if (position === null || isOut) return null;
        const { row, column } = placeOf(position);
        const [across, along] = [0.3 + (order % 2) * 0.4, 0.3 + (Math.floor(order / 2) % 2) * 0.4];
        const at = { cx: column - 1 + across, cy: row - 1 + along };
        return <circle key={id} {...at} r="0.34" fill={seatColour(order)} className="mini-token" />;
      })}
    </svg>
  );
}

function MiniGrid({ view, story }: { readonly view: GridView; readonly story: Story }): ReactNode {
  const { width, height, centreOf } = gridLayoutOf({ ...view, rowLabels: [], columnLabels: [] });
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="mini-board" data-mini="board" aria-hidden="true">
      <rect width={width} height={height} rx={UNIT / 4} className="mini-tile" />
      {view.cells.flatMap((line, row) =>
        line.map((piece, column) => {
          const { x, y } = centreOf([row, column]);
          if (piece === null)
            return <circle key={`${row} ${column}`} cx={x} cy={y} r={UNIT / 10} className="mini-empty" />;
          const order = story.seats.findIndex(({ id }) => id === piece.playerId);
          const colour = piece.colour ?? (order < 0 ? 'currentColor' : seatColour(order));
          return <circle key={`${row} ${column}`} cx={x} cy={y} r={UNIT * 0.4} fill={colour} className="mini-piece" />;
        }),
      )}
    </svg>
  );
}
