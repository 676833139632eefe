import type { ReactNode } from 'react';
import { PLAYBACK_RATES } from '../playback/index.js';
import { useSession, useView } from '../session/index.js';
import { isOver } from '../story/index.js';
import { count } from '../text/index.js';
import { Icon, type IconName } from '../ui/icon.js';
import { later } from '../ui/later.js';
import { liveLabel } from './live-label.js';

const Marks = later(() => import('./marks.js'), <div className="marks" />);
/** Their places are kept, so that nothing moves when they come. */
const SoundButton = later(() => import('../sounds/sound-button.js'), placeOf(''));

const MomentButtons = later(() => import('./moment-buttons.js'), ['Copy link', 'Fork'].map(placeOf));

/** The position in the game, and controls to move to any other event. */
export function Timeline(): ReactNode {
  const seq = useView(({ playhead }) => playhead.seq);
  const headSeq = useView((view) => view.headSeq);
  const isCatchingUp = useView((view) => view.isCatchingUp);
  return (
    <section className="timeline" aria-label="Time" aria-busy={isCatchingUp}>
      <Transport />
      <div className="timeline-scrub">
        <Marks />
        <Scrubber />
      </div>
      <span className="timeline-count">
        {seq.toLocaleString('en-US')} / {count(headSeq, 'event')}
      </span>
      <MomentButtons />
      <LiveButton />
    </section>
  );
}

function Transport(): ReactNode {
  const session = useSession();
  const { seq, mode } = useView(({ playhead }) => playhead);
  const isPlayed = useView(({ headSeq, head, link }) => seq >= headSeq && (link === 'none' || isOver(head)));
  const isResting = mode === 'resting' || isPlayed;
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Press label="Previous event" icon="back" act={() => session.seek(seq - 1)} />
      <Press
        label={isResting ? 'Play' : 'Pause playback'}
        icon={isResting ? 'play' : 'pause'}
        act={() => session.toggle()}
      />
      <Press label="Next event" icon="forward" act={() => session.seek(seq + 1)} />
      <Rate />
      <SoundButton />
    </div>
  );
}

/** The place of a button with an icon and, on large screens, a name. */
function placeOf(name: string): ReactNode {
  return (
    <span key={name} className="button" aria-hidden="true">
      <span className="size-4" />
      {name && <span className="invisible max-lg:sr-only">{name}</span>}
    </span>
  );
}

interface PressProps {
  readonly label: string;
  readonly icon: IconName;
  readonly act: () => void;
}

function Press({ label, icon, act }: PressProps): ReactNode {
  return (
    <button type="button" className="button" aria-label={label} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}

function Scrubber(): ReactNode {
  const session = useSession();
  const seq = useView(({ playhead }) => playhead.seq);
  const headSeq = useView((view) => view.headSeq);
  const turn = useView(({ shown }) => shown.turn?.number);
  return (
    <input
      type="range"
      className="scrubber"
      min={0}
      max={headSeq}
      value={seq}
      aria-label="Event"
      aria-valuetext={`Event ${seq} of ${headSeq}${turn === undefined ? '' : `, turn ${turn}`}`}
      onChange={({ target }) => session.seek(target.valueAsNumber)}
    />
  );
}

/** The playback rate, independent of the game's own speed. */
function Rate(): ReactNode {
  const session = useSession();
  const rate = useView(({ playhead }) => playhead.rate);
  return (
    <select
      className="field min-h-8! w-auto! px-1! text-xs!"
      aria-label="Playback speed"
      value={rate}
      onChange={({ target }) => session.setRate(Number(target.value))}
    >
      {PLAYBACK_RATES.map((choice) => (
        <option key={choice} value={choice}>
          {choice}×
        </option>
      ))}
    </select>
  );
}

function LiveButton(): ReactNode {
  const session = useSession();
  const { seq, mode } = useView(({ playhead }) => playhead);
  const headSeq = useView((view) => view.headSeq);
  const isFile = useView(({ link }) => link === 'none');
  const isDone = useView(({ head }) => isOver(head));
  // Until its past is read, a game that goes on is not followed.
  const isLoading = useView(({ isCatchingUp }) => isCatchingUp) && !isDone;
  if (isFile) return null;
  const label = liveLabel(headSeq - seq, mode === 'live', isDone ? 'over' : isLoading ? 'loading' : 'on');
  const [first = '', rest = ''] = label.split(/(?= )/);
  return (
    <button type="button" className="live button" aria-pressed={mode === 'live'} onClick={() => session.goLive()}>
      {!isDone && !isLoading && <span className="live-dot" aria-hidden="true" />}
      <span>{first}</span>
      {rest !== '' && <span className="live-word">{rest}</span>}
    </button>
  );
}
