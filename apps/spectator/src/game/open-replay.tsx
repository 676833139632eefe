import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { openReplay } from './dropped.js';

/** A file chooser for replays, as an alternative to dropping a file. */
export function OpenReplay(): ReactNode {
  const [, navigate] = useLocation();
  const take = (file: File | undefined): void => {
    if (file) void openReplay(file).then((isRead) => isRead && navigate('/replay'));
  };
  return (
    <label className="button relative focus-within:outline-3 focus-within:outline-accent">
      Open a replay file
      <input
        type="file"
        accept="application/json,.json"
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={({ target }) => {
          take(target.files?.[0]);
          // Otherwise choosing the same file again fires no event.
          target.value = '';
        }}
      />
    </label>
  );
}
