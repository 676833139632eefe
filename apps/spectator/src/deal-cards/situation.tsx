import type { ReactNode } from 'react';
import { leaderOf, useShares } from '../odds/index.js';
import { SeatMark, seatColour } from '../seats/index.js';
import { useSession, useView } from '../session/index.js';
import { isHeadline, type Story } from '../story/index.js';
import { headlineOf, lineContextOf } from '../text/index.js';
import { holdings, stakeOf } from './stakes.js';
import './situation.css';

/** More would hide the board's own middle. */
const MAX_MOMENTS = 2;

/** Why the leader leads, what may decide next, and what happened lately: in the middle of the board. */
export default function Situation({ story, isBusy }: { readonly story: Story; readonly isBusy: boolean }): ReactNode {
  const leader = leaderOf(story, useShares()?.shares ?? null);
  const seat = story.seats[leader?.order ?? -1];
  if (leader === null || seat === undefined || story.turn === null) return null;
  return (
    <section
      className="situation"
      aria-label="How it stands"
      data-busy={isBusy ? '' : undefined}
      style={{ borderLeftColor: seatColour(leader.order) }}
    >
      <p className="flex min-w-0 items-center gap-[0.4em]">
        <SeatMark order={leader.order} className="size-[1.2em] shrink-0" />
        <bdi className="situation-name foreign-text truncate font-bold">{seat.name}</bdi>
        <span className="min-w-0 flex-1 truncate">holds {holdings(story, seat)}</span>
      </p>
      <p className="foreign-text line-clamp-2" data-stake="">
        {stakeOf(story)}
      </p>
      <Lately seq={story.seq} />
    </section>
  );
}

function Lately({ seq }: { readonly seq: number }): ReactNode {
  const session = useSession();
  const moments = useView(({ history }) => history.moments);
  const context = lineContextOf(useView(({ head }) => head));
  const last = moments.filter((moment) => moment.seq <= seq && isHeadline(moment)).slice(-MAX_MOMENTS);
  return (
    <ul className="situation-lately" aria-label="Lately">
      {last.toReversed().map((moment) => (
        <li key={`${moment.seq} ${moment.kind}`}>
          <button type="button" className="foreign-text" onClick={() => session.seek(moment.seq)}>
            <span className="shrink-0 text-soft">{moment.turn === null ? 'Start' : `Turn ${moment.turn}`}</span>
            <span className="truncate">{headlineOf(moment, context)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
