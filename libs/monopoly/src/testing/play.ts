import { actionOf, type LegalAction } from '../action.js';
import { apply, type Done } from '../apply.js';
import { playerAt, seatToMove, type Game, type Seat } from '../game.js';
import { legalActions } from '../legal-actions.js';
import { drawBelow } from '../random.js';

/** Chooses among the offers of a game that is not over. */
export type Chooser = (offered: readonly LegalAction[]) => LegalAction;

export function defaultAction(offered: readonly LegalAction[]): LegalAction {
  const found = offered.find((legal) => legal.isDefault);
  if (found === undefined) throw new Error('no action is the default');
  return found;
}

/** Any offer, all equally likely, the same ones for the same seed. */
export function atRandom(seed: number): Chooser {
  let state = seed;
  return (offered) => {
    const drawn = drawBelow(offered.length, state);
    ({ state } = drawn);
    const chosen = offered[drawn.value];
    if (chosen === undefined) throw new Error('nothing is on offer');
    return chosen;
  };
}

/** Takes up an offer; throws if the game refuses it. */
export function take(game: Game, legal: LegalAction): Done {
  const answer = apply(game, actionOf(legal));
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

/** Does one action for the seat that is to move; throws if the game refuses it. */
export function act(game: Game, type: string, propertyId?: string): Done {
  const seat = seatToMove(game) ?? 0;
  const answer = apply(game, propertyId === undefined ? { seat, type } : { seat, type, propertyId });
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

/** Does actions one after the other, each written as `type` or `type property_id`. */
export function play(game: Game, ...actions: readonly string[]): Game {
  return actions.reduce((current, written) => {
    const [type = '', propertyId] = written.split(' ');
    return act(current, type, propertyId).game;
  }, game);
}

/** The types on offer, each once; with `propertyId`, those on offer for it. */
export function offeredTypes(game: Game, propertyId?: string): readonly string[] {
  const offered = legalActions(game).filter(
    (legal) => propertyId === undefined || ('deed' in legal && legal.deed.id === propertyId),
  );
  return [...new Set(offered.map(({ type }) => type))];
}

export function cashOf(game: Game, seat: Seat): number {
  return playerAt(game, seat).cash;
}

/** Plays on until the game is over, and hands every step to `watch`. Gives up after `limit` actions. */
export function playOut(
  start: Game,
  choose: Chooser,
  watch: (before: Game, chosen: LegalAction, done: Done) => void = () => {},
  limit = 50_000,
): Game {
  let game = start;
  for (let step = 0; game.pending.kind !== 'game_over'; step += 1) {
    if (step === limit) throw new Error(`the game is not over after ${limit} actions`);
    const chosen = choose(legalActions(game));
    const done = take(game, chosen);
    watch(game, chosen, done);
    game = done.game;
  }
  return game;
}
