import type { ReactNode } from 'react';
import { Countdown } from '../deal-cards/countdown.js';
import { useReasoning } from '../deal-cards/use-reasoning.js';
import { TurnTitle } from '../deal-cards/turn-title.js';
import { SeatMark } from '../seats/index.js';
import { isOver, type Story } from '../story/index.js';
import { later } from '../ui/later.js';
import { aboutOf } from '#libs/views';
import './views.css';

const FinalResult = later(() => import('./final-result.js'));

interface ViewFrameProps {
  readonly story: Story;
  readonly children: ReactNode;
}

/** What is around the board of any view: the turn, the view's caption and facts, the reasons; at the end the result. */
export function ViewFrame({ story, children }: ViewFrameProps): ReactNode {
  const { facts, caption } = aboutOf(story.view.fields);
  const ofGame = facts.filter(({ playerId }) => playerId === null).slice(0, MAX_FACTS);
  return (
    <section className="view" aria-label="Board" data-view={story.view.kind ?? 'plain'}>
      <TurnTitle story={story} />
      <div className="view-body">{children}</div>
      {(caption !== null || ofGame.length > 0) && (
        <div className="view-about">
          {caption !== null && <p className="foreign-text line-clamp-2 font-semibold">{caption}</p>}
          {ofGame.length > 0 && (
            <dl className="flex flex-wrap justify-center gap-x-4" aria-label="Facts">
              {ofGame.map(({ name, value }) => (
                <div key={`${name} ${value}`} className="flex min-w-0 gap-1.5">
                  <dt className="foreign-text text-soft">{name}</dt>
                  <dd className="foreign-text truncate font-semibold">{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      )}
      <div className="view-talk">{isOver(story) ? <FinalResult story={story} /> : <Reasons story={story} />}</div>
    </section>
  );
}

/** More would take the place of the board. */
const MAX_FACTS = 8;

function Reasons({ story }: { readonly story: Story }): ReactNode {
  const { order, name, text, verb, pending } = useReasoning(story);
  return (
    <>
      {text && (
        <p className="view-reason foreign-text line-clamp-3" dir="auto">
          {text}
        </p>
      )}
      <p className="flex items-center justify-center gap-1.5 text-xs text-soft">
        {name !== null && (
          <>
            <SeatMark order={order} className="size-[1.3em] shrink-0" />
            <bdi className="foreign-text max-w-[50%] truncate">{name}</bdi>
            <span className="shrink-0">{verb}</span>
          </>
        )}
        {pending !== null && <Countdown key={pending.seq} asked={pending} />}
        {story.status === 'paused' && (
          <span className="chip min-w-0 text-accent">
            <span>Paused</span>
            {story.reason !== null && <span className="foreign-text truncate">{story.reason}</span>}
          </span>
        )}
      </p>
    </>
  );
}
