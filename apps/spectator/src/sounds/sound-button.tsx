import type { ReactNode } from 'react';
import { IconPath } from '../ui/icon.js';
import { useSounds } from './use-sounds.js';

const SPEAKER = 'M4 9.5v5h3.5L12 19V5L7.5 9.5z';

/** Switches the sounds of dice, auctions and bankruptcies. */
export default function SoundButton(): ReactNode {
  const [isOn, toggle] = useSounds();
  return (
    <button
      type="button"
      className="button"
      aria-label="Sound"
      title={isOn ? 'Sound: on' : 'Sound: off'}
      aria-pressed={isOn}
      onClick={toggle}
    >
      <IconPath
        path={`${SPEAKER}${isOn ? 'M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11' : 'M16 9.5l5 5M21 9.5l-5 5'}`}
      />
    </button>
  );
}
