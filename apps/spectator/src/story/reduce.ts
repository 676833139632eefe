import type { GameEvent } from './game-event.js';
import { ON_AGENT } from './on-agent.js';
import { ON_DEAL } from './on-deal.js';
import { ON_DEED } from './on-deed.js';
import { ON_GAME } from './on-game.js';
import { ON_TURN } from './on-turn.js';
import type { Change, Story } from './story.js';

const HANDLERS: ReadonlyMap<string, (story: Story, event: GameEvent) => Change> = new Map(
  Object.entries({ ...ON_GAME, ...ON_TURN, ...ON_AGENT, ...ON_DEED, ...ON_DEAL }),
);

/** The story after one more event. An event that it does not know moves it on by its number and no more. */
export function reduce(story: Story, event: GameEvent): Story {
  const change = HANDLERS.get(event.name)?.(story, event);
  return { ...story, ...change, seq: event.seq, at: event.at ?? story.at };
}
