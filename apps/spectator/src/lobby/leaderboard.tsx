import { type ReactNode, useCallback, useState } from 'react';
import { KeyMark } from '../ui/key-mark.js';
import { leaderboard, type Ranked, type RatedGame } from './games.js';
import { usePolled } from './use-polled.js';

const RANK_EVERY_MS = 30_000;

/** More rows would push the games off the screen. */
const MAX_ROWS = 10;

/** An agent needs no word. */
const KINDS: Readonly<Record<string, string>> = {
  model: 'model',
  fallback: 'played for the model, which decided too little',
};

/** The leaderboard, if the server has one; of the game that is chosen, where there are several. */
export function Leaderboard(): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const ask = useCallback((signal: AbortSignal) => leaderboard(chosen, signal), [chosen]);
  const { value: ranking } = usePolled(ask, RANK_EVERY_MS);
  if (!ranking || ranking.rows.length === 0) return null;
  const { game, games, rows } = ranking;
  return (
    <section aria-labelledby="ranking">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="ranking" className="lobby-title">
          Leaderboard
        </h2>
        {games.length > 1 && <GameChoice game={chosen ?? game} games={games} onChoose={setChosen} />}
      </div>
      <Ranks rows={rows} />
    </section>
  );
}

interface GameChoiceProps {
  readonly game: string | null;
  readonly games: readonly RatedGame[];
  readonly onChoose: (game: string) => void;
}

function GameChoice({ game, games, onChoose }: GameChoiceProps): ReactNode {
  return (
    <select
      className="field max-w-full"
      aria-label="Game of the leaderboard"
      value={game ?? ''}
      onChange={({ target }) => onChoose(target.value)}
    >
      {games.map((one) => (
        <option key={one.game} value={one.game}>
          {one.name}
        </option>
      ))}
    </select>
  );
}

function Ranks({ rows }: { readonly rows: readonly Ranked[] }): ReactNode {
  return (
    <div className="card overflow-x-auto" role="group" aria-label="Ranking" tabIndex={0}>
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-soft">
          <tr className="border-b border-line">
            {['', 'Player', 'Rating', 'Games', 'Wins'].map((title) => (
              <th key={title} scope="col" className="px-3 py-2 font-semibold">
                {title === '' ? <span className="sr-only">Rank</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line tabular-nums">
          {rows
            .slice(0, MAX_ROWS)
            .map(({ name, kind, personality, model, options, url, identity, rating, games, wins }, rank) => (
              <tr key={JSON.stringify([kind, name, personality, model, options, url, identity])}>
                <td className="px-3 py-2 text-soft">{rank + 1}</td>
                <th scope="row" className="w-full max-w-0 px-3 py-2 text-left font-semibold">
                  <bdi className="foreign-text block truncate" title={name}>
                    {name}
                  </bdi>
                  <KeyMark fingerprint={identity} />
                  <span className="foreign-text block truncate text-xs font-normal text-soft">
                    {[KINDS[kind], personality, model === name ? null : model, options, url]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </th>
                <td className="px-3 py-2 font-bold">{rating.toFixed(1).replace('-', '−')}</td>
                <td className="px-3 py-2">{games}</td>
                <td className="px-3 py-2">{wins}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className="border-t border-line px-3 py-2 text-xs text-soft">
        A rating is the strength that a player has almost certainly (in OpenSkill, the mean less three deviations). It
        begins at 0, can be negative, and rises with wins and with games played.
      </p>
    </div>
  );
}
