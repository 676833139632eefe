import type { ReactNode } from 'react';
import { type GridLayout, type GridShape, type GridView, HEX_RADIUS, hexagonAt, type Point, UNIT } from '#libs/views';

interface SquaresProps {
  readonly view: GridView;
  readonly layout: GridLayout;
}

type DrawnSquare = (at: Point, className: string) => ReactNode;

const square: DrawnSquare = ({ x, y }, className) => (
  <rect x={x - UNIT / 2} y={y - UNIT / 2} width={UNIT} height={UNIT} className={className} />
);

/** How a square of each shape is drawn. */
const SQUARES: Readonly<Record<GridShape, DrawnSquare>> = {
  square,
  checkered: square,
  hex: (at, className) => <polygon points={hexagonAt(at)} className={className} />,
  // The board is drawn as a whole; a piece stands where lines cross.
  points: () => null,
};

const LAST: Readonly<Record<GridShape, DrawnSquare>> = {
  square,
  checkered: square,
  hex: (at, className) => <polygon points={hexagonAt(at, HEX_RADIUS * 0.97)} className={className} />,
  points: ({ x, y }, className) => <circle cx={x} cy={y} r={UNIT * 0.48} className={className} />,
};

/** The empty board. */
export function Squares({ view, layout }: SquaresProps): ReactNode {
  const { rows, columns, shape } = view;
  if (shape === 'points') return <Crossings view={view} layout={layout} />;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_cell, column) => {
      const isDark = shape === 'checkered' && (row + column) % 2 === 1;
      const drawn = SQUARES[shape](layout.centreOf([row, column]), isDark ? 'grid-square grid-dark' : 'grid-square');
      return <g key={`${row} ${column}`}>{drawn}</g>;
    }),
  );
}

/** Lines that cross where pieces stand. */
function Crossings({ view: { rows, columns }, layout }: SquaresProps): ReactNode {
  const [first, last] = [layout.centreOf([0, 0]), layout.centreOf([rows - 1, columns - 1])];
  const down = Array.from({ length: columns }, (_, column) => layout.centreOf([0, column]).x);
  const across = Array.from({ length: rows }, (_, row) => layout.centreOf([row, 0]).y);
  const path = [...down.map((x) => `M${x} ${first.y}V${last.y}`), ...across.map((y) => `M${first.x} ${y}H${last.x}`)];
  return (
    <>
      <rect
        x={first.x - UNIT / 2}
        y={first.y - UNIT / 2}
        width={columns * UNIT}
        height={rows * UNIT}
        className="grid-wood"
      />
      <path d={path.join('')} className="grid-crossings" />
    </>
  );
}

/** Marks the squares of the last action. */
export function LastSquares({ view, layout }: SquaresProps): ReactNode {
  return view.last.map((at, index) => (
    <g key={`${index} ${at.join(' ')}`}>{LAST[view.shape](layout.centreOf(at), 'grid-last')}</g>
  ));
}
