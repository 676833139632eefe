import type { CreatedGame } from '#libs/protocol';
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
  const body = { agents, settings: { speed: 'instant', seed: 1, ...settings } };
  const answer = await table.rest.post<CreatedGame>('/games', body);
  if (answer.status !== 201) throw new Error(`POST /games answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return { id: answer.body.game_id, seats: answer.body.players.map(({ id }) => id) };
}

/** Follows the game from its first event to its last. */
export async function watchToEnd(spectator: RawSpectator, id: string): Promise<void> {
  await spectator.join(id, { after_seq: 0 });
  await spectator.until(({ event, payload }) => event === 'game:ended' && payload['game_id'] === id, 20_000);
}
