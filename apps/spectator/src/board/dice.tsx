import type { ReactNode } from 'react';
import { useAtFirst } from '../session/index.js';
import type { DiceThrow } from '../story/index.js';

const PIPS: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  1: [[12, 12]],
  2: [
    [7, 7],
    [17, 17],
  ],
  3: [
    [7, 7],
    [12, 12],
    [17, 17],
  ],
  4: [
    [7, 7],
    [17, 7],
    [7, 17],
    [17, 17],
  ],
  5: [
    [7, 7],
    [17, 7],
    [12, 12],
    [7, 17],
    [17, 17],
  ],
  6: [
    [7, 6.5],
    [17, 6.5],
    [7, 12],
    [17, 12],
    [7, 17.5],
    [17, 17.5],
  ],
};

/** The last throw; a new one is animated. */
export function Dice({ thrown }: { readonly thrown: DiceThrow | null }): ReactNode {
  if (thrown === null) return null;
  const [first, second] = thrown.dice;
  return (
    <div role="img" aria-label={`Dice: ${first} and ${second}`} className="flex justify-center gap-[1.5cqw]">
      <Die key={`${thrown.seq}-first`} pips={first} />
      <Die key={`${thrown.seq}-second`} pips={second} />
    </div>
  );
}

function Die({ pips }: { readonly pips: number }): ReactNode {
  const rolling = useAtFirst('die-rolling');
  return (
    <svg viewBox="0 0 24 24" className={`${rolling} h-[7cqw] min-h-7 w-[7cqw] min-w-7`} aria-hidden="true">
      <rect x="1.5" y="1.5" width="21" height="21" rx="5" fill="#fffaf0" stroke="#1a1f33" strokeWidth="1.2" />
      {(PIPS[pips] ?? []).map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="2.1" fill="#1a1f33" />
      ))}
    </svg>
  );
}
