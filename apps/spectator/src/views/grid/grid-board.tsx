import { memo, type ReactNode } from 'react';
import { useBoardChoices } from '../../choices/index.js';
import { seatColour } from '../../seats/index.js';
import { later } from '../../ui/later.js';
import { type GridLayout, gridLayoutOf, type GridView, type Piece, UNIT } from '#libs/views';
import { GridTable } from './grid-table.js';
import { PieceMark } from './piece-mark.js';
import { LastSquares, Squares } from './squares.js';
import './grid.css';

const GridChoices = later(() => import('../../play/grid-choices.js'));

interface GridBoardProps {
  readonly view: GridView;
  /** The players' ids in seat order, one per line; a text, so that React compares it by value. */
  readonly seatIds: string;
}

/** Pixels of a square that can be seen; a board that needs more than the screen is scrolled. */
const MIN_SQUARE_PX = 13;

/** A board of squares, hexagons or crossings. */
export const GridBoard = memo(function GridBoard({ view, seatIds }: GridBoardProps): ReactNode {
  const layout = gridLayoutOf(view);
  const { width, height } = layout;
  const hasChoices = useBoardChoices(({ choices }) => choices !== null);
  const minimum = { minWidth: (width / UNIT) * MIN_SQUARE_PX, minHeight: (height / UNIT) * MIN_SQUARE_PX };
  return (
    <div className="grid-box" tabIndex={0} role="group" aria-label="Squares" data-shape={view.shape}>
      <svg viewBox={`0 0 ${width} ${height}`} style={minimum} className="grid-svg" aria-hidden="true">
        <Squares view={view} layout={layout} />
        <LastSquares view={view} layout={layout} />
        <Labels view={view} layout={layout} />
        <Pieces view={view} layout={layout} seatIds={seatIds.split('\n')} />
        <Lines view={view} layout={layout} />
        {hasChoices && <GridChoices layout={layout} />}
      </svg>
      {/* A table is as wide as its cells, whatever its own width. */}
      <div className="sr-only">
        <GridTable view={view} />
      </div>
    </div>
  );
});

interface PartProps {
  readonly view: GridView;
  readonly layout: GridLayout;
}

function Pieces({ view, layout, seatIds }: PartProps & { readonly seatIds: readonly string[] }): ReactNode {
  return view.cells.map((line, row) =>
    line.map((piece, column) => {
      if (piece === null) return null;
      const at = layout.centreOf([row, column]);
      return <PieceMark key={`${row} ${column}`} piece={piece} at={at} colour={colourOf(piece, seatIds)} />;
    }),
  );
}

/** Its own, else that of its player's seat. */
function colourOf({ colour, playerId }: Piece, seatIds: readonly string[]): string | null {
  if (colour !== null || playerId === null) return colour;
  return seatColour(seatIds.indexOf(playerId));
}

/** Shares of a square: on a board of many squares, a label needs more of one to be read. */
const [MIN_LABEL, MAX_LABEL, LABEL_PER_SQUARE] = [0.4, 0.5, 0.027];

function Labels({ view, layout }: PartProps): ReactNode {
  const labels = [
    ...view.rowLabels.map((text, row) => ({ text, key: `row ${row}`, at: layout.rowLabelAt(row) })),
    ...view.columnLabels.map((text, column) => ({ text, key: `column ${column}`, at: layout.columnLabelAt(column) })),
  ];
  const size = Math.min(MAX_LABEL, Math.max(MIN_LABEL, LABEL_PER_SQUARE * Math.max(view.rows, view.columns)));
  return labels.map(({ text, key, at }) => (
    <text
      key={key}
      x={at.x}
      y={at.y}
      className="grid-label"
      fontSize={Math.min(size, 1 / Math.max(1, text.length)) * UNIT}
      textAnchor="middle"
      dominantBaseline="central"
    >
      {text}
    </text>
  ));
}

/** Lines that the view draws through squares, such as four discs that won. */
function Lines({ view, layout }: PartProps): ReactNode {
  return view.lines.map((line, index) => {
    const points = line.map((square) => layout.centreOf(square));
    const drawn = points.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');
    return (
      <g key={`${index} ${drawn}`}>
        <polyline points={drawn} className="grid-line-edge" />
        <polyline points={drawn} className="grid-line" />
      </g>
    );
  });
}
