import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { openReplay, useDropped } from './dropped.js';

/** Chooses a replay file, for those who cannot drop one. */
export function OpenReplay(): ReactNode {
  const [, navigate] = useLocation();
  const problem = useDropped((dropped) => dropped.problem);
  const take = (file: File | undefined): void => {
    if (file) void openReplay(file).then((isRead) => isRead && navigate('/replay'));
  };
  return (
    <div className="flex flex-col items-start gap-1.5">
      <label className="button relative focus-within:outline-3 focus-within:outline-accent">
        Open a replay file
        <input
          type="file"
          accept="application/json,.json"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={({ target }) => take(target.files?.[0])}
        />
      </label>
      {problem !== null && (
        <p role="alert" className="said text-sm text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}
