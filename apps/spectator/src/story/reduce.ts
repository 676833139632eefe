import { type GameEventName, isGameEventName } from '#libs/protocol';
import type { GameEvent } from './game-event.js';
import { ON_AGENT } from './on-agent.js';
import { ON_DEAL } from './on-deal.js';
import { ON_DEED } from './on-deed.js';
import { ON_GAME } from './on-game.js';
import { ON_TURN } from './on-turn.js';
import type { Reducers } from './reducer.js';
import type { Story } from './story.js';

const REDUCERS: Reducers<GameEventName> = { ...ON_GAME, ...ON_TURN, ...ON_AGENT, ...ON_DEED, ...ON_DEAL };

/** The story after one more event. An event of an engine's own, or of a newer server, changes only the event number. */
export function reduce(story: Story, event: GameEvent): Story {
  const change = isGameEventName(event.name) ? REDUCERS[event.name]?.(story, event) : undefined;
  return { ...story, ...change, seq: event.seq, at: event.at ?? story.at };
}
