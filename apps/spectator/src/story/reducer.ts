import type { GameEventName } from '#libs/protocol';
import type { GameEvent } from './game-event.js';
import type { Change, Story } from './story.js';

/** What an event changes in the story. */
export type Reducer = (story: Story, event: GameEvent) => Change;

/** The reducer of each of these events; null for one that changes nothing but the event number. */
export type Reducers<N extends GameEventName> = { readonly [K in N]: Reducer | null };

/** All events whose name starts with one of these words: `EventsOf<'auction' | 'trade'>`. */
export type EventsOf<Prefix extends string> = Extract<GameEventName, `${Prefix}:${string}`>;
