import type { GameState } from '#libs/protocol';
import { History } from '../history.js';
import { gameEvent } from '../game-event.js';

type Payload = Readonly<Record<string, unknown>>;

export const ADA = { player_id: 'a', player_name: 'Ada' };
export const BOB = { player_id: 'b', player_name: 'Bob' };

/** A state of two players with $1,500 each; the arguments replace fields of the first and second player, and properties. */
export function boardState(ada: Payload = {}, bob: Payload = {}, properties: readonly Payload[] = []): GameState {
  const player = { position: 0, cash: 1_500, in_jail: false, get_out_of_jail_cards: 0, is_bankrupt: false };
  return {
    status: 'in_progress',
    current_player_index: 0,
    players: [
      { id: 'a', name: 'Ada', personality: 'aggressive', model: null, ...player, ...ada },
      { id: 'b', name: 'Bob', personality: 'chaotic', model: 'm1', ...player, ...bob },
    ],
    properties: properties.map((deed) => ({ property_id: '', owner_id: null, ...deed })),
  };
}

/** A game of Ada and Bob, to which a test adds events. */
export class TestGame {
  readonly history = new History();

  constructor() {
    this.history.takeSnapshot(0, boardState());
    this.add('game:started', {
      players: [
        { id: 'a', name: 'Ada' },
        { id: 'b', name: 'Bob' },
      ],
    });
  }

  add(name: string, payload: Payload = {}): this {
    const seq = this.history.head.seq + 1;
    const at = new Date(Date.UTC(2026, 0, 1) + seq * 1_000).toISOString();
    this.history.append(gameEvent(name, seq, at, payload));
    return this;
  }

  snapshot(state: GameState): this {
    this.history.takeSnapshot(this.history.head.seq, state);
    return this;
  }
}
