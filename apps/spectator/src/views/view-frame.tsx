import type { ReactNode } from 'react';
import { shownReasoning } from '../deal-cards/shown-reasoning.js';
import { SpeakerLine } from '../deal-cards/speaker-line.js';
import { TurnTitle } from '../deal-cards/turn-title.js';
import { useView } from '../session/index.js';
import { isOver, type Story } from '../story/index.js';
import { pausedText } from '../text/index.js';
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
  const shown = shownReasoning(
    story,
    useView((view) => view.thinking),
  );
  return (
    <>
      {shown.text !== null && (
        <p className="view-reason foreign-text line-clamp-3" dir="auto">
          {shown.text}
        </p>
      )}
      <p className="flex items-center justify-center gap-1.5 text-xs text-soft">
        <SpeakerLine story={story} shown={shown} />
        {story.status === 'paused' && (
          <span className="chip min-w-0 text-accent">
            <span className="foreign-text truncate">{pausedText(story.reason)}</span>
          </span>
        )}
      </p>
    </>
  );
}
