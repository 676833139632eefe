import { apply, createGame, eventsOf, type Game, type Happening, redrawn, type RuleEvent } from '#libs/monopoly';
import type { GameCreation, GameRecord, PastStep } from '../store/index.js';
import type { Executed } from './executed.js';

/** Where its own actions begin: the beginning, or where another game stood. Throws as {@link replay} does. */
export function firstPosition({ id, players, seed, options, past = [] }: GameCreation): Game {
  return past.reduce((game, step) => positionAfter(game, step), createGame({ id, players, seed, options }));
}

function positionAfter(game: Game, step: PastStep): Game {
  if ('redraw' in step) return redrawn(game, step.redraw);
  const refusal = apply(game, step.seat, step);
  if (refusal !== null) throw new Error(`game ${game.id} cannot be played again: ${refusal.message}`);
  return game;
}

/**
 * Plays a record again, action by action, in one game that goes on with each: what is yielded holds until the next.
 * Throws if an action is refused: the record was then made by other rules.
 */
export function* replay({ creation, actions }: GameRecord, game: Game = firstPosition(creation)): Generator<Executed> {
  for (const recorded of actions) {
    const happenings: Happening[] = [];
    const refusal = apply(game, recorded.action.seat, recorded.action, happenings);
    if (refusal !== null) throw new Error(`game ${creation.id} cannot be played again: ${refusal.message}`);
    yield { recorded, game, happenings };
  }
}

/** An event of the engine's own log. */
export type LoggedEvent = RuleEvent & { readonly seq: number; readonly at: string };

/** The log that the record comes to, numbered 1, 2, 3, … */
export function logOf(record: GameRecord): readonly LoggedEvent[] {
  const log: LoggedEvent[] = [];
  for (const { recorded, game, happenings } of replay(record)) {
    for (const event of eventsOf(game, happenings)) {
      log.push({ seq: log.length + 1, at: recorded.at, ...event });
    }
  }
  return log;
}
