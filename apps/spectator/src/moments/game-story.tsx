import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useSession, useView } from '../session/index.js';
import { decisiveMoment, type Moment, storyLines, type Story } from '../story/index.js';
import { headlineOf, lineContextOf } from '../text/index.js';
import './moments.css';

/** What made the game: its weightiest moments in a few lines, the one that decided it, and where to go on. */
export default function GameStory({ story }: { readonly story: Story }): ReactNode {
  const session = useSession();
  const moments = useView(({ history }) => history.moments);
  const points = useView(({ history }) => history.points);
  const isFile = useView(({ link }) => link === 'none');
  const context = lineContextOf(useView(({ head }) => head));
  const order = story.seats.findIndex(({ id }) => id === story.winnerId);
  const { winnerId, seats } = story;
  const decisive =
    winnerId === null || order < 0
      ? null
      : decisiveMoment(moments, points, { id: winnerId, order, seats: seats.length });
  const lines = storyLines(
    moments.filter(({ kind }) => kind !== 'end'),
    decisive,
  );
  return (
    <>
      {lines.length > 0 && (
        <ol className="game-story" aria-label="The story of the game">
          {lines.map((moment) => (
            <li key={`${moment.seq} ${moment.kind}`}>
              <button type="button" className="story-line" onClick={() => session.seek(moment.seq)}>
                <span className="text-soft">{turnOf(moment)}</span>
                <span className="foreign-text">{headlineOf(moment, context)}</span>
                {moment === decisive && <span className="chip shrink-0">decisive</span>}
              </button>
            </li>
          ))}
        </ol>
      )}
      <p className="story-ways">
        {lines.length > 0 && (
          <button type="button" className="button" onClick={() => session.recap()}>
            Recap
          </button>
        )}
        {!isFile && (
          <Link href="/" className="button">
            Watch another
          </Link>
        )}
      </p>
    </>
  );
}

function turnOf({ turn }: Moment): string {
  return turn === null ? 'Start' : `Turn ${turn}`;
}
