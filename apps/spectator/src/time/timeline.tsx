import type { ReactNode } from 'react';
import { RATES } from '../pace/index.js';
import { useSession, useView } from '../session/index.js';
import { count } from '../words/index.js';
import { Icon } from '../parts/icon.js';
import { Marks } from './marks.js';

/** Where in the game the page is, and the way to any other moment of it. */
export function Timeline(): ReactNode {
  const session = useSession();
  const playhead = useView((view) => view.playhead);
  const headSeq = useView((view) => view.headSeq);
  const turn = useView(({ shown }) => shown.turn);
  const isResting = playhead.mode === 'resting';
  return (
    <section className="timeline" aria-label="Time">
      <div className="flex items-center gap-1">
        <button type="button" className="button" aria-label="Back one event" onClick={() => session.seek(playhead.seq - 1)}>
          <Icon name="back" />
        </button>
        <button type="button" className="button" aria-label={isResting ? 'Play' : 'Rest'} onClick={() => session.toggle()} data-play="">
          <Icon name={isResting ? 'play' : 'rest'} />
        </button>
        <button type="button" className="button" aria-label="On one event" onClick={() => session.seek(playhead.seq + 1)}>
          <Icon name="forward" />
        </button>
        <Rate />
      </div>
      <div className="relative min-w-0 flex-1">
        <Marks />
        <input
          type="range"
          className="scrubber"
          min={0}
          max={headSeq}
          value={playhead.seq}
          aria-label="Event"
          aria-valuetext={`Event ${playhead.seq} of ${headSeq}${turn ? `, turn ${turn.number}` : ''}`}
          onChange={({ target }) => session.seek(target.valueAsNumber)}
        />
      </div>
      <span className="timeline-count">
        {playhead.seq.toLocaleString('en-US')} / {count(headSeq, 'event')}
      </span>
      <LiveButton />
    </section>
  );
}

/** How fast the past is played; the game's own speed is another thing. */
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
      {RATES.map((choice) => (
        <option key={choice} value={choice}>
          {choice}×
        </option>
      ))}
    </select>
  );
}

function LiveButton(): ReactNode {
  const session = useSession();
  const { playhead, headSeq, isFile, isOver } = useLive();
  if (isFile) return null;
  const isLive = playhead.mode === 'live';
  const behind = headSeq - playhead.seq;
  const label = isOver ? 'END' : 'LIVE';
  return (
    <button type="button" className="live button" aria-pressed={isLive} onClick={() => session.goLive()} data-live="">
      <span className="live-dot" aria-hidden="true" />
      {isLive && behind < 40 ? label : `${behind.toLocaleString('en-US')} behind`}
    </button>
  );
}

function useLive(): {
  readonly playhead: ReturnType<typeof useView.getState>['playhead'];
  readonly headSeq: number;
  readonly isFile: boolean;
  readonly isOver: boolean;
} {
  const playhead = useView((view) => view.playhead);
  const headSeq = useView((view) => view.headSeq);
  const isFile = useView(({ link }) => link === 'none');
  const status = useView(({ history }) => history.head.status);
  return { playhead, headSeq, isFile, isOver: status === 'completed' || status === 'stopped' };
}
