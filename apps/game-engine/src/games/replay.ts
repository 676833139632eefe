import { apply, createGame, eventsOf, type Done, type Game, type RuleEvent } from '#libs/monopoly';
import type { GameCreation, GameRecord, RecordedAction } from '../store/index.js';

export function firstPosition({ id, players, seed, options }: GameCreation): Game {
  return createGame({ id, players, seed, options });
}

/** Plays a record again, action by action. Throws if an action is refused: the record was then made by other rules. */
export function* replay({ creation, actions }: GameRecord): Generator<{ recorded: RecordedAction; done: Done }> {
  let game = firstPosition(creation);
  for (const recorded of actions) {
    const done = apply(game, recorded.action);
    if (!done.ok) throw new Error(`game ${creation.id} cannot be played again: ${done.message}`);
    yield { recorded, done };
    ({ game } = done);
  }
}

/** An event of the engine's own log. */
export type LoggedEvent = RuleEvent & { readonly seq: number; readonly at: string };

/** The log that the record comes to, numbered 1, 2, 3, … */
export function logOf(record: GameRecord): readonly LoggedEvent[] {
  const log: LoggedEvent[] = [];
  for (const { recorded, done } of replay(record)) {
    for (const event of eventsOf(done.game, done.happenings)) {
      log.push({ seq: log.length + 1, at: recorded.at, ...event });
    }
  }
  return log;
}
