import { create } from 'zustand';
import { LIVE_PLAYHEAD, type Playhead } from '../playback/index.js';
import { INITIAL_STORY, History, type Story } from '../story/index.js';

/** How the page stands to the game: still fetching it, showing it, or unable to. */
export type Loading =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready' }
  | { readonly phase: 'unknown' }
  | { readonly phase: 'broken'; readonly reason: string };

/** The line to the server; `none`: a replay from a file needs none. */
export type Link = 'connecting' | 'connected' | 'lost' | 'none';

/** What all parts of the game's page show. Changes at most once a frame. */
export interface View {
  readonly gameId: string | null;
  readonly loading: Loading;
  readonly link: Link;
  readonly playhead: Playhead;
  /** The game's own speed when the page was opened; later changes are events. */
  readonly speedAtFirst: string | null;
  /** All of the game so far; grows in place, `headSeq` says how far. */
  readonly history: History;
  readonly headSeq: number;
  /** The moment at the playhead. */
  readonly shown: Story;
  /** What a seat is thinking aloud at this moment. */
  readonly thinking: { readonly playerId: string; readonly text: string } | null;
  /** What has arrived is still being read. */
  readonly isCatchingUp: boolean;
}

export const NO_GAME: View = {
  gameId: null,
  loading: { phase: 'loading' },
  link: 'none',
  playhead: LIVE_PLAYHEAD,
  speedAtFirst: null,
  history: new History(),
  headSeq: 0,
  shown: INITIAL_STORY,
  thinking: null,
  isCatchingUp: true,
};

export const useView = create<View>(() => NO_GAME);
