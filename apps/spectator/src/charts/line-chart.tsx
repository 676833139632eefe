import type { ReactNode } from 'react';
import { seatColour } from '../seats/index.js';
import { gridValues, rangeOf, type Series } from './chart-model.js';

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [320, 130, 46, 18];
const DASHES = ['', '6 3', '2 3', '8 3 2 3'];

interface LineChartProps {
  readonly title: string;
  readonly series: readonly Series[];
  readonly names: readonly string[];
  readonly format: (value: number) => string;
}

/** Lines over the turns. Each seat has its own colour and dash; screen readers get the newest values as a table. */
export function LineChart({ title, series, names, format }: LineChartProps): ReactNode {
  const all = series.flatMap(({ points }) => points);
  if (all.length < 2) return null;
  const last = Math.max(1, ...all.map(({ x }) => x));
  const range = rangeOf(all.map(({ y }) => y));
  const heightOf = (y: number): number => ((y - range.bottom) / (range.top - range.bottom)) * (HEIGHT - BOTTOM - 8);
  const place = ({ x, y }: { readonly x: number; readonly y: number }): string =>
    `${(LEFT + (x / last) * (WIDTH - LEFT - 6)).toFixed(1)},${(HEIGHT - BOTTOM - heightOf(y)).toFixed(1)}`;
  return (
    <figure>
      <figcaption className="chart-title mb-1 text-[0.8125rem] font-bold">{title}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="w-full"
        role="img"
        aria-label={summary(title, series, names, format)}
      >
        {gridValues(range).map((value) => (
          <g key={value}>
            <path d={`M${place({ x: 0, y: value })}H${WIDTH - 6}`} stroke="var(--color-line)" />
            <text
              x={LEFT - 5}
              y={HEIGHT - BOTTOM - heightOf(value) + 3}
              className="fill-soft text-[11px]"
              textAnchor="end"
            >
              {format(value)}
            </text>
          </g>
        ))}
        <text x={WIDTH - 6} y={HEIGHT - 3} className="fill-soft text-[11px]" textAnchor="end">
          turn {last}
        </text>
        {series.map(({ order, points }) => (
          <polyline
            key={order}
            points={points.map(place).join(' ')}
            fill="none"
            stroke={seatColour(order)}
            strokeWidth="2"
            strokeDasharray={DASHES[order % DASHES.length]}
            strokeLinejoin="round"
          />
        ))}
      </svg>
    </figure>
  );
}

function summary(
  title: string,
  series: readonly Series[],
  names: readonly string[],
  format: (value: number) => string,
): string {
  const values = series.map(({ order, points }) => `${names[order] ?? '?'} ${format(points.at(-1)?.y ?? 0)}`);
  return `${title}: ${values.join(', ')}`;
}
