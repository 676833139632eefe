import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { RequestFailed, request } from '../api/index.js';
import { isJsonObject } from '#libs/protocol';
import { usePolled } from '../lobby/use-polled.js';
import { count } from '../text/index.js';
import { objectsIn, summaryIn, type TournamentSummary } from './tournament.js';

const LOOK_EVERY_MS = 15_000;

/** Tournaments in the lobby, if there are any. */
export default function TournamentList(): ReactNode {
  const { value: tournaments } = usePolled(listTournaments, LOOK_EVERY_MS);
  if (tournaments === undefined || tournaments.length === 0) return null;
  return (
    <section aria-labelledby="tournaments">
      <h2 id="tournaments" className="lobby-title">
        Tournaments
      </h2>
      <ul className="card divide-y divide-line overflow-hidden">
        {tournaments.map((tournament) => (
          <li key={tournament.id}>
            <Link href={`/t/${encodeURIComponent(tournament.id)}`} className="game-row hover:bg-raised">
              <bdi className="foreign-text truncate font-semibold max-sm:break-words max-sm:whitespace-normal">
                {tournament.name}
              </bdi>
              <span className="foreign-text truncate text-soft">
                {[tournament.status, tournament.format, tournament.game?.replaceAll('_', ' ')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="text-soft tabular-nums">{progressOf(tournament)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function progressOf({ played, planned }: TournamentSummary): string {
  return planned === null ? count(played, 'game') : `${played} of ${count(planned, 'game')}`;
}

/** An older server has none. */
async function listTournaments(signal: AbortSignal): Promise<readonly TournamentSummary[]> {
  try {
    const answer = await request('/tournaments?limit=10', { signal });
    return isJsonObject(answer) ? objectsIn(answer, 'tournaments').map(summaryIn) : [];
  } catch (error) {
    if (error instanceof RequestFailed && error.status === 404) return [];
    throw error;
  }
}
