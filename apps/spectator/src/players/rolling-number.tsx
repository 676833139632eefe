import { type ReactNode, useEffect, useRef, useState } from 'react';
import { everyFrame, useView, wantsMotion } from '../session/index.js';
import { money } from '../text/index.js';

const ROLL_MS = 450;

/** Dollars, animated to a new amount, except after a jump and with reduced motion. */
export function RollingMoney({ amount }: { readonly amount: number | null }): ReactNode {
  const jumped = useView(({ playhead }) => playhead.jumped);
  const [shown, setShown] = useState(amount);
  const from = useRef(amount);
  useEffect(() => {
    const begin = from.current;
    if (jumped || begin === null || amount === null || begin === amount || !wantsMotion()) {
      from.current = amount;
      setShown(amount);
      return undefined;
    }
    let passed = 0;
    const stop = everyFrame((ms) => {
      passed = Math.min(ROLL_MS, passed + ms);
      from.current = Math.round(begin + (amount - begin) * (1 - (1 - passed / ROLL_MS) ** 3));
      setShown(from.current);
      if (passed >= ROLL_MS) stop();
    });
    return stop;
  }, [amount, jumped]);
  return <span className="tabular-nums">{money(shown)}</span>;
}
