import type { ReactNode } from 'react';
import {
  type ConsoleAction,
  type ConsoleGame,
  type ConsoleGames,
  GAME_STATUSES,
  type GameStatus,
} from '#libs/protocol';
import { serverUrl } from '../api/index.js';
import { Actions, shortId } from './actions.js';
import { age, ago } from './ages.js';
import { type Row, Table } from './table.js';
import type { Received, Shown } from './use-status.js';

/** A step that has been going on for longer is pointed out, in seconds: longer than a turn usually takes. */
const LONG_STEP_S = 60;

interface GamesTableProps {
  readonly received: Received;
  readonly shown: Shown;
  readonly now: number;
  readonly onShow: (shown: Shown) => void;
  readonly onOutcome: Parameters<typeof Actions>[0]['onOutcome'];
}

/** The games of one status: those under way with the longest step first. */
export function GamesTable({ received, shown, now, onShow, onOutcome }: GamesTableProps): ReactNode {
  const { games, actions } = received.status;
  const waited = (now - received.at) / 1_000;
  // Until the list that was chosen has come, the one before is not shown as if it were that.
  const listed = games?.status === shown.status ? games : null;
  const rows = (listed?.games ?? []).map((game) => rowOf(game, { waited, now, actions, onOutcome }));
  const isEmpty =
    games === null ? 'The games cannot be read: the database does not answer.' : `No game is ${shown.status}.`;
  const columns = ['Game', 'Step age', 'Waits for', 'Step', 'Created by', ...(actions.length > 0 ? ['Actions'] : [])];
  return (
    <Table
      title="Games"
      columns={columns}
      rows={rows}
      empty={listed === null && games !== null ? 'Loading …' : isEmpty}
    >
      <Filters games={games} shown={shown} onShow={onShow} />
      <Pages next={listed?.next_cursor ?? null} shown={shown} onShow={onShow} />
    </Table>
  );
}

interface RowContext {
  /** Seconds since the answer came. */
  readonly waited: number;
  readonly now: number;
  readonly actions: readonly ConsoleAction[];
  readonly onOutcome: GamesTableProps['onOutcome'];
}

function rowOf(game: ConsoleGame, { waited, now, actions, onOutcome }: RowContext): Row {
  const isUnderWay = game.awaits !== null;
  const seconds = game.step_age + waited;
  const isLong = isUnderWay && game.awaits !== 'operator' && seconds > LONG_STEP_S;
  const cells = [
    <a
      key="link"
      className="font-mono underline"
      href={serverUrl(`/g/${encodeURIComponent(game.game_id)}`)}
      title={game.game_id}
    >
      {shortId(game)}
    </a>,
    <span key="age" className={isLong ? 'font-bold text-bad' : ''} data-step-age={Math.floor(seconds)}>
      {isUnderWay ? age(seconds) : `ended ${age(seconds)} ago`}
      {isLong && <span className="sr-only"> (long)</span>}
    </span>,
    awaitedOf(game, now),
    `${game.step} (turn ${game.turn_count})`,
    game.created_by ?? '–',
    ...(actions.length > 0 ? [<Actions key="actions" game={game} allowed={actions} onOutcome={onOutcome} />] : []),
  ];
  return { key: game.game_id, cells };
}

function awaitedOf({ awaits, player_name: name, deadline, error }: ConsoleGame, now: number): string {
  if (awaits === null) return error ?? '–';
  if (awaits !== 'agent') return awaits;
  const left = deadline === null ? 0 : (Date.parse(deadline) - now) / 1_000;
  const until = deadline === null ? '' : left > 0 ? `, ${age(left)} left` : `, due ${ago(deadline, now)}`;
  return `agent of ${name ?? '?'}${until}`;
}

function Filters({
  games,
  shown,
  onShow,
}: Pick<GamesTableProps, 'shown' | 'onShow'> & { readonly games: ConsoleGames | null }): ReactNode {
  const counts: Partial<Record<GameStatus, number>> = games?.counts ?? {};
  return (
    <div role="group" aria-label="Games with the status" className="flex flex-wrap gap-1.5 px-3 py-2">
      {GAME_STATUSES.map((status) => (
        <button
          key={status}
          type="button"
          className={`button ${status === shown.status ? 'button-main' : ''}`}
          aria-pressed={status === shown.status}
          onClick={() => onShow({ status, cursor: null })}
        >
          {status}
          {counts[status] !== undefined && ` ${counts[status]}`}
        </button>
      ))}
    </div>
  );
}

function Pages({
  next,
  shown,
  onShow,
}: Pick<GamesTableProps, 'shown' | 'onShow'> & { readonly next: string | null }): ReactNode {
  if (next === null && shown.cursor === null) return null;
  return (
    <div className="flex gap-1.5 px-3 pb-2">
      {shown.cursor !== null && (
        <button type="button" className="button" onClick={() => onShow({ ...shown, cursor: null })}>
          First page
        </button>
      )}
      {next !== null && (
        <button type="button" className="button" onClick={() => onShow({ ...shown, cursor: next })}>
          Next page
        </button>
      )}
    </div>
  );
}
