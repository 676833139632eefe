import type { GameAction, GameState, ValidAction } from '#libs/protocol';
import { offerFor, PLAYERS, type TestEvent, type TestGame } from './test-game.js';

const DECK = ['J♠', 'J♥', 'Q♠', 'Q♥', 'K♠', 'K♥'];
const RANKS = 'JQK';
const BETS = [2, 4] as const;
const MAX_RAISES = 2;

interface Play {
  readonly cards: readonly string[];
  readonly paid: readonly number[];
  readonly round: number;
  readonly raises: number;
  /** Actions in this round. */
  readonly acted: number;
  readonly toMove: number;
  readonly folded: number | null;
  readonly isOver: boolean;
  readonly turn: number;
}

/** Leduc poker: two players, a card each and one on the table, two rounds of bets. Each sees its own card alone. */
export class Leduc implements TestGame {
  readonly name = 'Leduc poker';
  readonly rules =
    'Six cards: jack, queen and king of two suits. Both players pay 1 and get a card that nobody else sees. After a round of bets of 2 a card is laid on the table, then follows a round of bets of 4, with two raises at most in each. Who has the same rank as the card on the table wins the pot, else the higher rank.';

  private constructor(private play_: Play) {}

  static start(seed: number): Leduc {
    const cards = [...DECK];
    for (let left = cards.length, state = seed + 1; left > 1; left -= 1) {
      state = (state * 48_271) % 2_147_483_647;
      const [drawn = ''] = cards.splice(state % left, 1);
      cards.push(drawn);
    }
    const start = { round: 0, raises: 0, acted: 0, toMove: 0, folded: null, isOver: false, turn: 1 };
    return new Leduc({ ...start, cards, paid: [1, 1] });
  }

  copy(): Leduc {
    return new Leduc(this.play_);
  }

  /** The card that a seat alone sees. */
  cardOf(seat: number): string {
    return this.play_.cards[seat] ?? '';
  }

  get seatToMove(): string | null {
    return this.play_.isOver ? null : (PLAYERS[this.play_.toMove]?.id ?? null);
  }

  get offers(): readonly ValidAction[] {
    const { paid, raises, toMove, round } = this.play_;
    const due = Math.max(...paid) - (paid[toMove] ?? 0);
    return [
      ...(due > 0 ? [{ type: 'fold', action_id: 'f', description: 'Fold' }] : []),
      { type: 'call', action_id: 'c', description: due > 0 ? `Call ${due}` : 'Check' },
      ...(raises < MAX_RAISES ? [{ type: 'raise', action_id: 'r', description: `Raise by ${BETS[round] ?? 0}` }] : []),
    ];
  }

  play(action: GameAction): { message: string; events: readonly TestEvent[] } {
    const { type, description } = offerFor(action, this.offers);
    const { paid, toMove, round, raises, acted } = this.play_;
    const most = Math.max(...paid);
    const pays = type === 'fold' ? (paid[toMove] ?? 0) : type === 'call' ? most : most + (BETS[round] ?? 0);
    const next: Play = {
      ...this.play_,
      paid: paid.map((amount, seat) => (seat === toMove ? pays : amount)),
      raises: raises + (type === 'raise' ? 1 : 0),
      acted: acted + 1,
      toMove: 1 - toMove,
      turn: this.play_.turn + 1,
    };
    const isRoundOver = type === 'call' && next.acted > 1;
    if (type === 'fold') this.play_ = { ...next, folded: toMove, isOver: true };
    else if (isRoundOver) this.play_ = { ...next, round: 1, raises: 0, acted: 0, toMove: 0, isOver: round === 1 };
    else this.play_ = next;
    const isLaid = isRoundOver && round === 0;
    return {
      message: `${PLAYERS[toMove]?.name ?? ''}: ${description ?? ''}`,
      events: isLaid ? [{ type: 'card:laid', card: this.play_.cards[2] }] : [],
    };
  }

  get state(): GameState {
    const { paid, cards, round, toMove, turn, isOver } = this.play_;
    const view = (seen: (seat: number) => boolean): object => ({
      kind: 'cards',
      hands: Object.fromEntries(PLAYERS.map(({ id }, seat) => [id, [seen(seat) ? cards[seat] : null]])),
      table: round > 0 ? [cards[2]] : [],
      facts: [
        { name: 'Pot', value: paid.reduce((sum, amount) => sum + amount, 0) },
        ...PLAYERS.map(({ id }, seat) => ({ name: 'paid', value: paid[seat], player_id: id })),
      ],
    });
    const own = PLAYERS.map(
      ({ id }, seat) => [id, { view: view((other) => other === seat), card: cards[seat] }] as const,
    );
    return {
      status: isOver ? 'completed' : 'in_progress',
      current_player_index: toMove,
      turn_number: turn,
      players: PLAYERS.map((player) => ({ ...player })),
      winner_id: isOver ? (PLAYERS[this.winner]?.id ?? null) : null,
      view: view(() => false),
      hidden: { ...Object.fromEntries(own), all: { view: view(() => true), deck: cards } },
    };
  }

  private get winner(): number {
    const { folded, cards } = this.play_;
    if (folded !== null) return 1 - folded;
    const [one, other, table] = cards.map((card) => RANKS.indexOf(card.charAt(0)));
    if (one === other) return -1;
    if (one === table || other === table) return one === table ? 0 : 1;
    return (one ?? 0) > (other ?? 0) ? 0 : 1;
  }
}
