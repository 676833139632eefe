import { type ReactNode, useState } from 'react';
import { GAME_SPEEDS } from '#libs/protocol';
import { command, messageOf } from '../api/index.js';
import { Icon, type IconName } from '../ui/icon.js';
import KeyField from '../ui/key-field.js';
import { useNeedsKey } from '../ui/use-needs-key.js';
import { useView } from '../session/index.js';
import { isOver } from '../story/index.js';
import ForkedFrom from '../fork/forked-from.js';
import { StopDialog } from './stop-dialog.js';

/** Speed, pause, step and stop of the game itself. The server decides whether the viewer may use them. */
export default function Control({ gameId }: { readonly gameId: string }): ReactNode {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const needsKey = useNeedsKey();
  const ask = (path: string, body?: unknown): void => {
    setAsking(true);
    setRefusal(null);
    command(`/games/${encodeURIComponent(gameId)}/${path}`, body)
      .catch((error: unknown) => setRefusal(messageOf(error)))
      .finally(() => setAsking(false));
  };
  return (
    <section className="flex flex-col gap-3 overflow-y-auto p-3 text-sm" aria-label="Control">
      <p className="text-soft">Changes the game itself, for all viewers.</p>
      <SpeedChoice isAsking={isAsking} ask={ask} />
      <Commands isAsking={isAsking} ask={ask} />
      {refusal !== null && (
        <p role="alert" className="foreign-text rounded-lg border border-bad p-2 text-bad">
          {refusal}
        </p>
      )}
      {needsKey && <KeyField />}
      <ForkedFrom />
    </section>
  );
}

interface AskProps {
  readonly isAsking: boolean;
  readonly ask: (path: string, body?: unknown) => void;
}

function SpeedChoice({ isAsking, ask }: AskProps): ReactNode {
  const set = useView(({ head }) => head.speed);
  const speedAtFirst = useView((view) => view.speedAtFirst);
  const speed = set ?? speedAtFirst;
  return (
    <label className="flex items-center gap-2">
      <span className="shrink-0">Speed of the game</span>
      <select
        className="field"
        value={speed ?? ''}
        aria-busy={isAsking}
        onChange={({ target }) => ask('speed', { speed: target.value })}
      >
        {speed === null && <option value="">unchanged</option>}
        {GAME_SPEEDS.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    </label>
  );
}

function Commands({ isAsking, ask }: AskProps): ReactNode {
  const status = useView(({ head }) => head.status);
  const isDone = useView(({ head }) => isOver(head));
  const [isStopping, setStopping] = useState(false);
  const isPaused = status === 'paused';
  const button = (name: string, icon: IconName, isPossible: boolean, act: () => void): ReactNode => (
    // Not `disabled`: a disabled button loses the focus.
    <button
      type="button"
      className="button"
      aria-disabled={!isPossible || isAsking}
      onClick={() => isPossible && !isAsking && act()}
    >
      <Icon name={icon} />
      {name}
    </button>
  );
  return (
    <div className="flex flex-wrap gap-2">
      {button('Pause', 'pause', status === 'running', () => ask('pause'))}
      {button('Resume', 'play', isPaused || status === 'failed', () => ask('resume'))}
      {button('Step', 'step', isPaused, () => ask('step'))}
      {button('Stop for good', 'stop', !isDone, () => setStopping(true))}
      {isStopping && <StopDialog onStop={() => ask('stop')} onClose={() => setStopping(false)} />}
    </div>
  );
}
