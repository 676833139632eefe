import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { serverUrl } from '../api/index.js';
import { Logo } from '../ui/logo.js';
import { Icon } from '../ui/icon.js';
import { ThemeButton } from '../theme/theme-button.js';
import { useView } from '../session/index.js';
import { isOver } from '../story/index.js';

const STATUS: Readonly<Record<string, string>> = {
  waiting: 'Waiting for players',
  starting: 'Starting',
  running: 'Running',
  paused: 'Paused',
  completed: 'Finished',
  stopped: 'Stopped',
  failed: 'Failed',
};

/** The link to the lobby, the game's status, and its actions. */
export function GameHeader({ onHelp }: { readonly onHelp: () => void }): ReactNode {
  const gameId = useView((view) => view.gameId);
  const isFile = useView(({ link }) => link === 'none');
  const gameName = useView((view) => view.gameName);
  const status = useView(({ head }) => head.status);
  return (
    <header className="game-header">
      <Link href="/" className="flex items-center gap-2 rounded-lg text-lg font-extrabold tracking-tight">
        <Logo />
        <span className="header-word max-sm:sr-only">Arena</span>
      </Link>
      <span className="chip" data-status={status}>
        <span className="status-dot" aria-hidden="true" />
        {isFile ? 'Replay' : (STATUS[status] ?? status)}
      </span>
      {gameName !== null && <bdi className="foreign-text truncate text-sm font-semibold">{gameName}</bdi>}
      <LinkChip />
      <div className="ml-auto flex items-center gap-1.5">
        {!isFile && gameId !== null && (
          <a
            className="button"
            href={serverUrl(`/games/${encodeURIComponent(gameId)}/replay`)}
            download={`game-${gameId}.json`}
          >
            <Icon name="download" />
            <span className="header-word max-sm:sr-only">Replay</span>
          </a>
        )}
        <ThemeButton />
        <button type="button" className="button" aria-label="Keyboard help" onClick={onHelp}>
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}

function LinkChip(): ReactNode {
  const link = useView((view) => view.link);
  const isDone = useView(({ head }) => isOver(head));
  if (link === 'none' || isDone) return null;
  const words = { connecting: 'Connecting', connected: 'Connected', lost: 'Connection lost' }[link];
  return (
    <span className="text-xs text-soft max-sm:sr-only" data-link={link}>
      {words}
    </span>
  );
}
