import { type DecideRequest, fieldsOf, type GameAction, numberOr, type Trade } from '#libs/protocol';

/** How often a seat has proposed an exchange of deeds, and in which turn it did last. */
export interface Tried {
  readonly times: number;
  readonly turn: number;
}

/** What a seat has proposed before, whatever the cash: the same proposal is not repeated every turn. */
export interface ProposalHistory {
  tried(trade: Trade): Tried | undefined;
}

export const NOTHING_PROPOSED: ProposalHistory = { tried: () => undefined };

/** The number of exchanges that are remembered per game, the newest ones. */
const MOST_REMEMBERED = 200;

/** What the seats of one game have proposed. */
export class Proposals {
  private readonly made = new Map<string, Tried>();

  of(playerId: string): ProposalHistory {
    return { tried: (trade) => this.made.get(exchangeOf(playerId, trade)) };
  }

  /** Notes what a seat does, if it is a proposal. */
  note({ player_id, game_state }: DecideRequest, action: GameAction): void {
    this.noteIn(numberOr(fieldsOf(game_state)['turn_number'], 0), player_id, action);
  }

  noteIn(turn: number, playerId: string, { type, trade }: GameAction): void {
    if (type !== 'propose_trade' || trade == null) return;
    const exchange = exchangeOf(playerId, trade);
    const before = this.made.get(exchange);
    // The same request asked once more, as after a lost connection, is no further proposal.
    if (before?.turn === turn) return;
    const times = (before?.times ?? 0) + 1;
    this.made.delete(exchange);
    this.made.set(exchange, { times, turn });
    const [oldest] = this.made.keys();
    if (this.made.size > MOST_REMEMBERED && oldest !== undefined) this.made.delete(oldest);
  }
}

function exchangeOf(playerId: string, { to_player_id, give, get }: Trade): string {
  return JSON.stringify([playerId, to_player_id, deedsOf(give), deedsOf(get)]);
}

function deedsOf({ properties }: Trade['give']): readonly string[] {
  return (properties ?? []).toSorted();
}
