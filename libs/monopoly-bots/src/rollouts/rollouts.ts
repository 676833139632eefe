import { type Game, gameFrom, redrawn } from '#libs/monopoly';
import { sharesOf } from '../policies/standing.js';
import { GameTables } from './game-tables.js';
import { playOn } from './play-on.js';

/** Each seat's chance to win, 0 to 1, all together 1. */
export type Chances = readonly number[];

/** Turns that a rollout is played; what the board is worth then counts for the rest. */
const TURNS = 32;
/**
 * The heuristics' shares in the win to this power: after 32 turns of play, who is ahead wins more often than they reckon
 * with. Fitted on games of other seeds than those that `npm run bench odds` checks it with.
 */
const SHARPNESS = 2.4;
const NOTHING: ReadonlySet<never> = new Set();
/** Far apart, so that the futures of two moments of a game with the same seed have nothing in common. */
const SEED_STEP = 0x9e3779b1;

/**
 * How likely each player is to win: games that go on from a state, each with other throws and cards, played by the seats'
 * personalities. The same seed has the same rollouts.
 */
export class Rollouts {
  private readonly sums: number[];
  private played = 0;

  private constructor(
    private readonly game: Game,
    private readonly seed: number,
  ) {
    this.sums = game.players.map(() => 0);
  }

  /** Null: the state is none of our engine's games of Monopoly. */
  static from(state: unknown, seed: number): Rollouts | null {
    const game = gameFrom(state);
    return game === null ? null : new Rollouts(game, seed);
  }

  /** Rollouts so far. */
  get count(): number {
    return this.played;
  }

  /** Plays one more. */
  playOne(): void {
    const game = redrawn(this.game, (this.seed + this.played * SEED_STEP) >>> 0);
    playOn(game, TURNS);
    for (const [seat, chance] of chancesIn(game).entries()) this.sums[seat] = (this.sums[seat] ?? 0) + chance;
    this.played += 1;
  }

  /** By seat; without a rollout, what the board is worth as it is. */
  get chances(): Chances {
    const { played } = this;
    return played === 0 ? chancesIn(this.game) : this.sums.map((sum) => sum / played);
  }
}

function chancesIn(game: Game): Chances {
  const { decision, players } = game;
  if (decision.kind === 'game_over') return players.map(({ seat }) => Number(seat === decision.winner));
  const shares = sharesOf(new GameTables(game).now(decision.seat, NOTHING));
  const powers = players.map(({ id }) => (shares.get(id) ?? 0) ** SHARPNESS);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
