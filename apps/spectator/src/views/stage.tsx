import { type ReactNode, useMemo } from 'react';
import { useBoardChoices } from '../choices/index.js';
import { useView } from '../session/index.js';
import type { Story } from '../story/index.js';
import { later } from '../ui/later.js';
import { VIEWS } from './registry.js';
import { ViewBoundary } from './view-boundary.js';
import { ViewFrame } from './view-frame.js';

const PlainView = later(() => import('./plain/plain-view.js'));

/** The board of whatever is played, by the view that the state names. */
export function Stage(): ReactNode {
  const story = useShown();
  const { kind, fields } = story.view;
  const { Board, isWhole } = (kind !== null && Object.hasOwn(VIEWS, kind) ? VIEWS[kind] : undefined) ?? {};
  const plain = <PlainView story={story} />;
  const board = Board ? <Board fields={fields} story={story} plain={plain} /> : plain;
  return (
    <ViewBoundary key={kind} instead={<ViewFrame story={story}>{plain}</ViewFrame>}>
      {isWhole ? board : <ViewFrame story={story}>{board}</ViewFrame>}
    </ViewBoundary>
  );
}

/** The story on the page; at its newest moment, a seated person sees the board as their seat does. */
function useShown(): Story {
  const story = useView(({ shown }) => shown);
  const isLive = useView(({ playhead }) => playhead.mode === 'live');
  const view = useBoardChoices(({ ownView }) => ownView);
  return useMemo(() => (view !== null && isLive ? { ...story, view } : story), [story, view, isLive]);
}
