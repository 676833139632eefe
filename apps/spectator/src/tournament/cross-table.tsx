import type { ReactNode } from 'react';
import type { CrossCell, Tournament } from './tournament.js';

/** Everybody against everybody, in the order of the places. */
export function CrossTable({ tournament: { standings, cross } }: { readonly tournament: Tournament }): ReactNode {
  if (cross.size === 0) return null;
  return (
    <section aria-labelledby="cross">
      <h2 id="cross" className="tournament-title">
        Who won against whom
      </h2>
      <div className="card relative overflow-x-auto" role="group" aria-label="Cross table, scrollable" tabIndex={0}>
        <table className="cross-table text-sm tabular-nums">
          <caption className="px-3 py-2 text-left text-xs text-soft">
            Games that the entrant of the row won, drew and lost against the one of the column, which has its place as
            title.
          </caption>
          <thead className="text-xs text-soft">
            <tr>
              <th scope="col" className="px-3 py-2 text-left">
                Entrant
              </th>
              {standings.map(({ id, name }, column) => (
                <th key={id} scope="col" title={name}>
                  <span aria-hidden="true">{column + 1}</span>
                  <bdi className="sr-only">{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {standings.map(({ id, name }, row) => (
              <tr key={id}>
                <th scope="row" className="cross-name px-3 py-1.5 text-left font-semibold">
                  <span aria-hidden="true" className="mr-2 font-normal text-soft">
                    {row + 1}
                  </span>
                  <bdi className="foreign-text">{name}</bdi>
                </th>
                {standings.map(({ id: opponent }) => (
                  <Cell key={opponent} isSelf={id === opponent} cell={cross.get(id)?.get(opponent)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ isSelf, cell }: { readonly isSelf: boolean; readonly cell: CrossCell | undefined }): ReactNode {
  if (isSelf) return <td className="cross-self" aria-label="itself" />;
  if (cell === undefined) return <td className="text-soft">·</td>;
  const { wins, draws, losses } = cell;
  const result = wins > losses ? 'ahead' : wins < losses ? 'behind' : 'level';
  return (
    <td className="cross-cell" data-result={result}>
      <span aria-hidden="true">{[wins, draws, losses].join('–')}</span>
      <span className="sr-only">{`${wins} won, ${draws} drawn, ${losses} lost`}</span>
    </td>
  );
}
