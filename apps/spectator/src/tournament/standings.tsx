import type { ReactNode } from 'react';
import { KeyMark } from '../ui/key-mark.js';
import type { StandingRow, Tournament } from './tournament.js';

/** The table, with each share and its interval as a bar. */
export function Standings({ tournament: { standings, format } }: { readonly tournament: Tournament }): ReactNode {
  const isLadder = format === 'ladder';
  const titles = ['Entrant', 'Share of points', isLadder ? 'Rating' : 'Points', 'Games', 'Won', 'Drawn', 'Lost'];
  return (
    <section aria-labelledby="standings">
      <h2 id="standings" className="tournament-title">
        Standings
      </h2>
      <div className="card relative overflow-x-auto" role="group" aria-label="Standings, scrollable" tabIndex={0}>
        <table className="w-full text-sm" data-standings>
          <thead className="text-left text-xs text-soft">
            <tr className="border-b border-line">
              <th scope="col" className="px-3 py-2">
                <span className="sr-only">Place</span>
              </th>
              {titles.map((title) => (
                <th key={title} scope="col" className="px-3 py-2 font-semibold">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line tabular-nums">
            {standings.map((row) => (
              <Row key={row.id} row={row} isLadder={isLadder} entrants={standings.length} />
            ))}
          </tbody>
        </table>
        <p className="border-t border-line px-3 py-2 text-xs text-soft">
          The mark is the share of the points so far. The bar contains the true share with 95 % confidence: games are
          few, and luck is in them. Differences are tested for all pairs together: where one may be luck, it is written
          below the name.
        </p>
      </div>
    </section>
  );
}

interface RowProps {
  readonly row: StandingRow;
  readonly isLadder: boolean;
  readonly entrants: number;
}

function Row({ row, isLadder, entrants }: RowProps): ReactNode {
  const { name, place, games, wins, draws, losses, forfeits, points, rating, identity, hasLeft } = row;
  const notes = [hasLeft && 'has left', forfeits > 0 && `${forfeits} forfeited`, tieIn(row, entrants)];
  return (
    <tr className={hasLeft ? 'text-soft' : undefined}>
      <td className="px-3 py-2 text-soft">{place}</td>
      <th scope="row" className="standing-name px-3 py-2 text-left font-semibold">
        <bdi className="foreign-text">{name}</bdi>
        <KeyMark fingerprint={identity} />
        <span className="foreign-text block text-xs font-normal text-soft">{notes.filter(Boolean).join(' · ')}</span>
      </th>
      <td className="px-3 py-2">
        <Interval row={row} />
      </td>
      <td className="px-3 py-2 font-bold">{isLadder ? rating : points.toLocaleString('en-US')}</td>
      {Object.entries({ games, wins, draws, losses }).map(([column, value]) => (
        <td key={column} className="px-3 py-2">
          {value}
        </td>
      ))}
    </tr>
  );
}

/** More names would fill the row. */
const MAX_NAMES = 4;

/** From whom it differs by luck, perhaps. */
function tieIn({ games, tiedWith }: StandingRow, entrants: number): string | null {
  if (games === 0 || tiedWith.length === 0) return null;
  if (tiedWith.length === entrants - 1) return 'may be level with everybody';
  const more = tiedWith.length - MAX_NAMES;
  const names = tiedWith.slice(0, MAX_NAMES).join(', ');
  return `may be level with ${names}${more > 0 ? ` and ${more} more` : ''}`;
}

/** As an image for the eye, and as words for screen readers. */
function Interval({ row: { games, mean, low, high } }: { readonly row: StandingRow }): ReactNode {
  if (games === 0) return <span className="text-soft">no game yet</span>;
  return (
    <span className="interval">
      <svg viewBox="0 0 100 14" preserveAspectRatio="none" className="interval-bar" aria-hidden="true">
        <line x1="50" x2="50" y1="0" y2="14" className="interval-half" />
        <rect
          x={low * 100}
          y="4"
          width={Math.max(1, (high - low) * 100)}
          height="6"
          rx="3"
          className="interval-range"
        />
        <rect x={Math.min(98, Math.max(0, mean * 100 - 1))} y="1" width="2" height="12" className="interval-mean" />
      </svg>
      <span className="interval-text">
        <b>{percent(mean)}</b>{' '}
        <span className="text-soft">
          <span className="sr-only">between </span>
          {percent(low)} – {percent(high)}
        </span>
      </span>
    </span>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
