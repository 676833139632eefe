import type { ReactNode } from 'react';
import { districtColour, districtName } from '../seats/index.js';
import { setProgress, type Story } from '../story/index.js';

/** How much of each set a player owns. */
export function Sets({ story, playerId }: { readonly story: Story; readonly playerId: string }): ReactNode {
  const sets = setProgress(story, playerId);
  const words = sets
    .filter(({ owned }) => owned > 0)
    .map(({ set, owned, size }) => `${districtName(set)} ${owned} of ${size}`);
  return (
    <div className="sets mt-1 flex gap-1" role="img" aria-label={`Sets: ${words.join(', ') || 'none'}`}>
      {sets.map(({ set, owned, size }) => (
        <span key={set} className="flex flex-1 flex-col gap-px" title={`${districtName(set)}: ${owned} of ${size}`}>
          {Array.from({ length: size }, (_, slot) => (
            <span
              key={slot}
              className="slot h-[3px] rounded-full"
              style={{ background: size - slot <= owned ? districtColour(set) : 'var(--color-line)' }}
            />
          )).toReversed()}
        </span>
      ))}
    </div>
  );
}
