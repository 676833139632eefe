import { expect } from '@jest/globals';
import type { GameView } from '#libs/protocol';
import { type RawSpectator, stepOrderViolations } from '../fixtures/raw-spectator.js';
import type { Table } from './table.js';

/** A paused game and its spectator, who have nothing to do with whatever else happens to the orchestrator. */
export class Bystander {
  private constructor(
    private readonly table: Table,
    readonly id: string,
    readonly spectator: RawSpectator,
    private readonly before: GameView,
  ) {}

  static async at(table: Table): Promise<Bystander> {
    const { id, spectator } = await table.watchedGame({ speed: 'watch' });
    const { body } = await table.rest.control(id, 'pause');
    await spectator.until(({ event }) => event === 'game:paused');
    return new Bystander(table, id, spectator, body);
  }

  /** Not a field of the game has changed, and its spectator has been sent nothing. */
  async expectUntouched(): Promise<void> {
    expect(await this.table.rest.game(this.id)).toEqual(this.before);
    // Whatever was sent before this answer has arrived with it.
    await this.spectator.request('get_state', { game_id: this.id });
    expect(this.spectator.received.at(-1)?.event).toBe('game:paused');
  }

  async expectToPlayToItsEnd(): Promise<void> {
    await this.table.rest.control(this.id, 'speed', { speed: 'instant' });
    await this.table.rest.control(this.id, 'resume');
    await this.spectator.until(({ event }) => event === 'game:ended');
    expect(stepOrderViolations(this.spectator.of(this.id))).toEqual([]);
  }
}
