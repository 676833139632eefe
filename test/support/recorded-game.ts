import { DEEDS } from '#libs/monopoly';
import type { PatchOperation, Replay, ReplaySnapshot } from '#libs/protocol';

type Fields = Readonly<Record<string, unknown>>;

export interface Recording {
  readonly turns: number;
  /** The players' names; they take turns in this order. */
  readonly names?: readonly string[];
  /** The chat and reasoning that some decisions have. */
  readonly words?: string;
}

const NAMES = ['Baron Von Moneybags', 'Professor Pennypincher', 'Lady Luck', 'Duke Dividend'];
const START = Date.UTC(2026, 0, 1);

/**
 * An invented game in the form of its replay: every kind of event that a game can have, in the shapes and the order of the
 * contract, for as many turns as wanted. It follows no rules; what is bought stays bought.
 */
export function recordedGame({
  turns,
  names = NAMES,
  words = 'A fair price, and it blocks the others.',
}: Recording): Replay {
  const script = new Script(names);
  for (let turn = 1; turn <= turns; turn += 1) script.turn(turn, words);
  return script.end(turns);
}

class Script {
  readonly #events: { seq: number; at: string; event: string; payload: Fields }[] = [];
  readonly #snapshots: unknown[] = [];
  readonly #players: { id: string; name: string; personality: string; model: string | null }[];
  readonly #cash: number[];
  readonly #position: number[];
  readonly #initial: unknown;
  #sold = 0;

  constructor(names: readonly string[]) {
    this.#players = names.map((name, seat) => ({
      id: `player-${seat}`,
      name,
      personality: seat % 2 ? 'analytical' : 'aggressive',
      model: seat === 0 ? 'llama3.1:8b' : null,
    }));
    this.#cash = names.map(() => 1_500);
    this.#position = names.map(() => 0);
    this.#initial = {
      status: 'in_progress',
      current_player_index: 0,
      players: this.#players.map((player) => ({
        ...player,
        position: 0,
        cash: 1_500,
        in_jail: false,
        is_bankrupt: false,
      })),
      properties: DEEDS.map(({ id }) => ({ property_id: id, owner_id: null, houses: 0, is_mortgaged: false })),
    };
    this.#snapshots.push({ seq: 0, state: this.#initial });
    this.#emit('game:started', { players: this.#players, agents: this.#players });
  }

  turn(turn: number, words: string): void {
    const seat = turn % this.#players.length;
    const player = this.#by(seat);
    const dice = [1 + (turn % 6), 1 + ((turn * 5) % 6)] as const;
    const total = dice[0] + dice[1];
    const from = this.#position[seat] ?? 0;
    const to = (from + total) % 40;
    this.#emit('turn:start', { ...player, turn_number: turn, position: from, cash: this.#cash[seat] });
    this.#emit('agent:thinking', {
      ...player,
      phase: 'pre_roll',
      valid_actions: ['roll_dice'],
      deadline: this.#time(30),
    });
    if (turn % 41 === 0) this.#emit('turn:timeout', { ...player, action: { type: 'roll_dice' }, timeout: 30 });
    this.#emit('agent:decision', {
      ...player,
      action: { type: turn % 3 ? 'roll_dice' : 'buy_property' },
      reasoning: turn % 3 ? 'I roll the dice.' : words,
      duration_ms: 20 + ((turn * 37) % 900),
      source: turn % 41 === 0 ? 'default' : 'agent',
      ...(seat === 0 && { usage: { input_tokens: 900, output_tokens: 60, cost_usd: 0.0004 } }),
    });
    this.#emit('dice:rolled', { ...player, dice, total, is_doubles: dice[0] === dice[1] });
    this.#emit('player:moved', { ...player, from_position: from, to_position: to, dice_total: total });
    this.#position[seat] = to;
    const changes = this.#deal(turn, seat, player);
    if (turn % 5 === 0) this.#emit('agent:chat', { ...player, message: words });
    this.#emit('turn:action', {
      ...player,
      action: { type: 'roll_dice' },
      result: { success: true, message: 'Done.' },
    });
    this.#snapshot([{ op: 'replace', path: `/players/${seat}/position`, value: to }, ...changes]);
    this.#emit('turn:end', { ...player, turn_number: turn });
  }

  end(turns: number): Replay {
    const winner = { winner_id: 'player-0', winner_name: this.#players[0]?.name ?? null };
    this.#emit('game:ended', { ...winner, final_state: this.#initial, reason: 'max_turns' });
    const game = {
      game_id: '00000000-0000-4000-8000-000000000000',
      status: 'completed',
      is_running: false,
      turn_count: turns,
      step: turns,
      seq: this.#events.length,
      speed: 'instant',
      turn_timeout: 30,
      players: this.#players,
      winner_id: 'player-0',
      created_at: this.#time(0),
      updated_at: this.#time(0),
      error: null,
    };
    const pictures = this.#snapshots as ReplaySnapshot[];
    const replay = {
      version: 1,
      game,
      players: this.#players,
      seed: 7,
      initial_state: this.#initial,
      events: this.#events,
      pictures,
    };
    return replay as unknown as Replay;
  }

  /** Deeds are bought, auctioned or traded; later on, houses are built. */
  #deal(turn: number, seat: number, player: Fields): PatchOperation[] {
    const deed = DEEDS[this.#sold];
    if (deed === undefined) return turn % 4 ? [] : this.#build(turn, player);
    const owner = { op: 'replace', path: `/properties/${this.#sold}/owner_id`, value: `player-${seat}` } as const;
    if (turn % 11 === 0) this.#auction(deed.id, seat);
    else if (turn % 4 !== 2) this.#emit('property:purchased', { ...player, property_id: deed.id, price: deed.price });
    else return turn % 10 === 0 ? this.#trade(seat) : [];
    this.#sold += 1;
    this.#cash[seat] = (this.#cash[seat] ?? 0) - deed.price / 4;
    return [owner, { op: 'replace', path: `/players/${seat}/cash`, value: this.#cash[seat] }];
  }

  #build(turn: number, player: Fields): PatchOperation[] {
    const lot = (turn / 4) % 2 === 0 ? 0 : 1;
    const houses = Math.min(5, Math.floor(turn / 40));
    const id = DEEDS[lot]?.id ?? '';
    this.#emit('building:built', { ...player, property_id: id, building_type: houses === 5 ? 'hotel' : 'house' });
    return [{ op: 'replace', path: `/properties/${lot}/houses`, value: houses }];
  }

  #auction(propertyId: string, seat: number): void {
    this.#emit('auction:started', { property_id: propertyId });
    for (const [index, amount] of [40, 65, 90].entries()) {
      this.#emit('auction:bid', {
        property_id: propertyId,
        ...this.#by((seat + index) % this.#players.length),
        amount,
      });
    }
    const { player_id: winner_id, player_name: winner_name } = this.#by(seat);
    this.#emit('auction:ended', { property_id: propertyId, winner_id, winner_name, amount: 95 });
  }

  #trade(seat: number): PatchOperation[] {
    const other = (seat + 1) % this.#players.length;
    const trade = {
      to_player_id: `player-${other}`,
      give: { cash: 80, properties: [DEEDS[0]?.id ?? ''] },
      get: { properties: [DEEDS[1]?.id ?? ''], jail_cards: 1 },
      message: 'Both of us get what we need.',
    };
    this.#emit('trade:proposed', { ...this.#by(seat), trade });
    this.#emit('trade:resolved', { ...this.#by(other), trade, accepted: false });
    return [];
  }

  #emit(event: string, payload: Fields): void {
    this.#events.push({ seq: this.#events.length + 1, at: this.#time(0), event, payload });
  }

  #snapshot(patch: readonly PatchOperation[]): void {
    this.#snapshots.push({ seq: this.#events.length, patch });
  }

  #by(seat: number): { readonly player_id: string; readonly player_name: string } {
    const { id = '', name = '' } = this.#players[seat] ?? {};
    return { player_id: id, player_name: name };
  }

  /** Seconds after the next event. */
  #time(after: number): string {
    return new Date(START + (this.#events.length + after) * 1_000).toISOString();
  }
}
