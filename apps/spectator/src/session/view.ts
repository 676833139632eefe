import { create } from 'zustand';
import { LIVE_PLAYHEAD, type Playhead } from '../playback/index.js';
import { INITIAL_STORY, History, type Story } from '../story/index.js';

/** Whether the game is being loaded, is shown, or cannot be shown. */
export type Loading =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready' }
  | { readonly phase: 'unknown' }
  | { readonly phase: 'broken'; readonly reason: string };

/** The connection to the server; `none`: a replay from a file. */
export type Link = 'connecting' | 'connected' | 'lost' | 'none';

/** The state that all parts of the game's page share. Changes no more than once per frame. */
export interface View {
  readonly gameId: string | null;
  /** What is played; null: not known. */
  readonly gameName: string | null;
  readonly loading: Loading;
  readonly link: Link;
  readonly playhead: Playhead;
  /** The game's own speed when the page was opened; later changes are events. */
  readonly speedAtFirst: string | null;
  /** The events read so far; it is changed in place. */
  readonly history: History;
  /** The game now: after its newest event; while its past is being read, as the server described it. */
  readonly head: Story;
  /** The number of its newest event. */
  readonly headSeq: number;
  /** The story at the playhead. */
  readonly shown: Story;
  /** The thinking chunks of the pending decision. */
  readonly thinking: { readonly playerId: string; readonly text: string } | null;
  /** The past is still being read: `history` ends before it, and only `head` and `shown` are complete. */
  readonly isCatchingUp: boolean;
}

export const NO_GAME: View = {
  gameId: null,
  gameName: null,
  loading: { phase: 'loading' },
  link: 'none',
  playhead: LIVE_PLAYHEAD,
  speedAtFirst: null,
  history: new History(),
  head: INITIAL_STORY,
  headSeq: 0,
  shown: INITIAL_STORY,
  thinking: null,
  isCatchingUp: true,
};

export const useView = create<View>(() => NO_GAME);
