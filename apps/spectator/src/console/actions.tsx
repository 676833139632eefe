import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type ConsoleAction, type ConsoleGame, GAME_SPEEDS } from '#libs/protocol';
import { command, messageOf } from '../api/index.js';
import { Icon, type IconName } from '../ui/icon.js';
import { possibleActions } from './possible-actions.js';

/** What an action is called, and that it was done. */
const ACTIONS: Readonly<Record<ConsoleAction, { name: string; done: string; icon: IconName }>> = {
  pause: { name: 'Pause', done: 'pauses after its step', icon: 'pause' },
  resume: { name: 'Resume', done: 'goes on', icon: 'play' },
  step: { name: 'Step', done: 'runs one step', icon: 'step' },
  speed: { name: 'Speed', done: 'has another speed', icon: 'forward' },
  stop: { name: 'Stop', done: 'is stopped', icon: 'stop' },
};

interface ActionsProps {
  readonly game: ConsoleGame;
  readonly allowed: readonly ConsoleAction[];
  /** Called with a sentence when an action was done or refused. */
  readonly onOutcome: (outcome: { readonly text: string; readonly isRefused: boolean }) => void;
}

/** What the operator may do with one game. */
export function Actions({ game, allowed, onOutcome }: ActionsProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [isStopping, setStopping] = useState(false);
  const possible = possibleActions(game.status, allowed);
  const act = (action: ConsoleAction, body?: unknown): void => {
    if (isBusy) return;
    setBusy(true);
    setStopping(false);
    command(`/games/${encodeURIComponent(game.game_id)}/${action}`, body)
      .then(() => onOutcome({ text: `Game ${shortId(game)} ${ACTIONS[action].done}.`, isRefused: false }))
      .catch((error: unknown) => onOutcome({ text: messageOf(error), isRefused: true }))
      .finally(() => setBusy(false));
  };
  if (isStopping) return <Confirm game={game} onStop={() => act('stop')} onKeep={() => setStopping(false)} />;
  const buttons = possible.filter((action) => action !== 'speed');
  return (
    <span className="flex flex-wrap items-center gap-1.5" aria-busy={isBusy}>
      {buttons.map((action) => (
        // Not `disabled`: a disabled button loses the focus.
        <button
          key={action}
          type="button"
          className="button"
          aria-disabled={isBusy}
          aria-label={`${ACTIONS[action].name} game ${shortId(game)}`}
          onClick={() => (action === 'stop' ? setStopping(true) : act(action))}
        >
          <Icon name={ACTIONS[action].icon} />
          {ACTIONS[action].name}
        </button>
      ))}
      {possible.includes('speed') && <Speed game={game} onChoice={(speed) => act('speed', { speed })} />}
    </span>
  );
}

/** Stopping cannot be undone, so it is asked for once more. The focus is on the answer that does no harm. */
function Confirm({
  game,
  onStop,
  onKeep,
}: {
  readonly game: ConsoleGame;
  readonly onStop: () => void;
  readonly onKeep: () => void;
}): ReactNode {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <span
      role="group"
      aria-label={`Stop game ${shortId(game)} for good?`}
      className="flex flex-wrap items-center gap-1.5"
    >
      <span>Stop it for good?</span>
      <button type="button" className="button border-bad text-bad" onClick={onStop}>
        Stop for good
      </button>
      <button type="button" className="button" ref={keep} onClick={onKeep}>
        Do not stop
      </button>
    </span>
  );
}

function Speed({
  game,
  onChoice,
}: {
  readonly game: ConsoleGame;
  readonly onChoice: (speed: string) => void;
}): ReactNode {
  return (
    <select
      className="button"
      aria-label={`Speed of game ${shortId(game)}`}
      value={game.speed}
      onChange={({ target }) => onChoice(target.value)}
    >
      {GAME_SPEEDS.map((speed) => (
        <option key={speed}>{speed}</option>
      ))}
    </select>
  );
}

/** The part of an id that distinguishes the games of a list. */
export function shortId({ game_id: id }: Pick<ConsoleGame, 'game_id'>): string {
  return id.slice(0, 8);
}
