import type { RawSpectator } from '../fixtures/raw-spectator.js';
import { THREE_AGENTS } from './rest-client.js';
import type { Table } from './table.js';

export interface SeatedGame {
  readonly id: string;
  /** The player ids, in the order of the seats. */
  readonly seats: readonly string[];
}

/** A game of three at speed `instant` in which the first seats have agent services of their own, at these addresses. */
export async function seatedGame(table: Table, urls: readonly string[], settings: object = {}): Promise<SeatedGame> {
  const agents = THREE_AGENTS.map((agent, index) => ({ ...agent, ...(urls[index] && { url: urls[index] }) }));
  const { game_id: id, players } = await table.rest.createGame({ seed: 1, ...settings }, agents);
  return { id, seats: players.map((player) => player.id) };
}

/** Follows the game from its first event to its last. */
export async function watchToEnd(spectator: RawSpectator, id: string): Promise<void> {
  await spectator.join(id, { after_seq: 0 });
  await spectator.until(({ event, payload }) => event === 'game:ended' && payload['game_id'] === id, 20_000);
}
