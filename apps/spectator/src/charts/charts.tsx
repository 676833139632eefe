import { type ReactNode, useDeferredValue } from 'react';
import { SeatMark, seatColour } from '../seats/index.js';
import { useView } from '../session/index.js';
import { isMonopoly, type Point, type Story } from '../story/index.js';
import { count, duration, money, scoreText } from '../text/index.js';
import { chanceSeries, useChances } from '../swings/index.js';
import { type Latency, latencies, pointsUntil, seriesOf, sumsOf } from './chart-model.js';
import { LineChart } from './line-chart.js';
import '../log/log.css';

/** Charts of the game up to the shown event. */
export default function Charts(): ReactNode {
  // While the viewer scrubs, the board is updated first and the charts later.
  const story = useDeferredValue(useView(({ shown }) => shown));
  const { points, decisions, chapters } = useView(({ history }) => history);
  const known = useChances(({ known: odds }) => odds);
  const until = story.seq;
  const ids = story.seats.map(({ id }) => id);
  const names = story.seats.map(({ name }) => name);
  if ((points[1]?.seq ?? Infinity) > until)
    return <p className="p-4 text-sm text-soft">Charts start with the second turn.</p>;
  const shownPoints = pointsUntil(points, story);
  return (
    <div
      className="log grid grid-cols-[repeat(auto-fit,minmax(min(100%,17rem),1fr))] content-start gap-x-5 gap-y-4 p-3"
      role="region"
      aria-label="Charts"
      tabIndex={0}
    >
      <Legend story={story} />
      <LineChart
        title="Chance to win"
        series={chanceSeries(known, chapters, until, story.seats.length)}
        names={names}
        format={(percent) => `${Math.round(percent)} %`}
      />
      {chartsOf(story).map(({ title, valuesOf, format }) => (
        <LineChart
          key={title}
          title={title}
          series={seriesOf(shownPoints, until, valuesOf)}
          names={names}
          format={format}
        />
      ))}
      <LatencyBars rows={latencies(decisions, until, ids)} names={names} />
      <LineChart
        title="Tokens"
        series={sumsOf(decisions, until, ids, ({ tokens }) => tokens)}
        names={names}
        format={compact}
      />
      <LineChart
        title="Cost"
        series={sumsOf(decisions, until, ids, ({ cost }) => cost)}
        names={names}
        format={dollars}
      />
    </div>
  );
}

interface Chart {
  readonly title: string;
  readonly valuesOf: (point: Point) => readonly (number | null)[];
  readonly format: (value: number) => string;
}

/** What the game has to be drawn: Monopoly's wealth, else cash or scores, as far as the states contain them. */
function chartsOf(story: Story): readonly Chart[] {
  const cash: Chart = { title: 'Cash', valuesOf: (point) => point.cash, format: money };
  if (isMonopoly(story)) {
    return [
      { title: 'Net worth', valuesOf: ({ worth }) => worth, format: money },
      cash,
      { title: 'Properties', valuesOf: ({ deeds }) => deeds, format: String },
    ];
  }
  const hasCash = story.seats.some((seat) => seat.cash !== null);
  return [...(hasCash ? [cash] : []), { title: 'Score', valuesOf: ({ score }) => score, format: scoreText }];
}

function compact(value: number): string {
  return value >= 1_000 ? `${(value / 1_000).toFixed(value >= 10_000 ? 0 : 1)}k` : String(Math.round(value));
}

function dollars(value: number): string {
  return `$${value.toFixed(value >= 1 ? 2 : 3)}`;
}

function Legend({ story }: { readonly story: Story }): ReactNode {
  return (
    <ul className="col-span-full flex flex-wrap gap-x-3 gap-y-1 text-xs" aria-label="Players in the charts">
      {story.seats.map(({ id, name }, order) => (
        <li key={id} className="flex min-w-0 items-center gap-1">
          <SeatMark order={order} className="size-3.5 shrink-0" />
          <bdi className="foreign-text max-w-36 truncate">{name}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** Decision times: the bar ends at the 95th percentile, its dark part at the median. */
function LatencyBars({
  rows,
  names,
}: {
  readonly rows: readonly Latency[];
  readonly names: readonly string[];
}): ReactNode {
  const top = Math.max(1, ...rows.map(({ slow }) => slow));
  return (
    <figure>
      <figcaption className="chart-title mb-1 text-[0.8125rem] font-bold">Decision time</figcaption>
      <ul className="flex flex-col gap-1.5 text-xs">
        {rows.map(({ order, decisions, middle, slow }) => (
          <li key={order} className="grid grid-cols-[7rem_1fr] items-center gap-2">
            <bdi className="foreign-text truncate">{names[order]}</bdi>
            <div>
              <div className="meter relative h-2 overflow-hidden rounded-full bg-line" aria-hidden="true">
                <div
                  className="absolute inset-y-0 left-0 opacity-40"
                  style={{ width: `${(100 * slow) / top}%`, background: seatColour(order) }}
                />
                <div
                  className="absolute inset-y-0 left-0"
                  style={{ width: `${(100 * middle) / top}%`, background: seatColour(order) }}
                />
              </div>
              <p className="mt-0.5 text-soft">
                {duration(middle)} in the middle, {duration(slow)} at the slow end, {count(decisions, 'decision')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </figure>
  );
}
