import { hash } from '#libs/monopoly-bots';
import { type DecideRequest, fieldsOf, type GameState, listOf, textOr } from '#libs/protocol';
import { seenBy } from './seen-state.js';

/** Of a state's text; what stands after that makes no difference. */
const MAX_SCENE = 200_000;
/** Shorter ids are an engine's own and the same in every run. */
const LEAST_RANDOM_ID = 16;
/** What differs between two runs of a seed. */
const OF_THE_RUN: ReadonlySet<string> = new Set(['id', 'created_at', 'updated_at']);

/** Luck that is the same whenever a seat sees the same, in games of the same seed. */
export class Luck {
  /** Stands for all that the seat sees. */
  private readonly scene: string;
  private drawn = 0;

  constructor(request: DecideRequest) {
    const scene = sceneOf(request);
    this.scene = `${hash(scene)}.${hash(`again ${scene}`)}`;
  }

  /** A whole number from 0 to less than `limit`, each as likely; one draw is independent of the next. */
  readonly below = (limit: number): number => {
    this.drawn += 1;
    return limit < 1 ? 0 : hash(`${this.drawn}|${this.scene}`) % Math.floor(limit);
  };

  /** The items in any order (Fisher and Yates). */
  shuffled<T>(items: readonly T[]): readonly T[] {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      const [one, two] = [order[last], order[other]];
      if (one !== undefined && two !== undefined) [order[last], order[other]] = [two, one];
    }
    return order;
  }
}

/** A game without a seed is played once, so its id stands for one. Where something is hidden the seed is too: what a seat sees has to do. */
function seedOf({ id, seed }: GameState, game: DecideRequest['game'], hasHidden: boolean): unknown {
  return game?.seed ?? seed ?? (hasHidden ? null : id);
}

function sceneOf({ player_id, game_state, valid_actions, last_error, game }: DecideRequest): string {
  const { shared, own, hasHidden } = seenBy(player_id, game_state);
  const state = Object.fromEntries(Object.entries(shared).filter(([name]) => !OF_THE_RUN.has(name)));
  const offers = valid_actions.map(({ action_id: _id, description: _description, ...offer }) => offer);
  const text = JSON.stringify([
    player_id,
    state,
    own,
    offers,
    last_error ?? null,
    seedOf(game_state, game, hasHidden),
  ]).slice(0, MAX_SCENE);
  const ids = listOf(game_state.players).map((player) => textOr(fieldsOf(player)['id'], ''));
  return ids.reduce(
    (scene, id, seat) => (id.length < LEAST_RANDOM_ID ? scene : scene.replaceAll(id, `#${seat}`)),
    text,
  );
}
