import type { GameView } from '#libs/protocol';
import { type RawSpectator, stepOrderViolations } from '../fixtures/raw-spectator.js';
import { gameIn } from './game-in-status.js';
import type { Table } from './table.js';

/** A paused game and its spectator, who have nothing to do with whatever else happens to the orchestrator. */
export class Bystander {
  private constructor(
    private readonly table: Table,
    private readonly spectator: RawSpectator,
    /** The game before anything happened. */
    readonly before: GameView,
  ) {}

  static async at(table: Table): Promise<Bystander> {
    const { game_id: id } = await gameIn('paused', table);
    const spectator = await table.spectator();
    await spectator.join(id, { after_seq: 0 });
    return new Bystander(table, spectator, await table.rest.game(id));
  }

  get id(): string {
    return this.before.game_id;
  }

  now(): Promise<GameView> {
    return this.table.rest.game(this.id);
  }

  /** The events that the spectator received after the snapshot of joining. */
  async eventNames(): Promise<string[]> {
    // Whatever was sent before this answer has arrived with it.
    await this.spectator.request('get_state', { game_id: this.id });
    const names = this.spectator.received.map(({ event }) => event);
    return names.slice(names.lastIndexOf('game:state') + 1);
  }

  /** Plays the game to its end; resolves to what was wrong with it. */
  async playedToItsEnd(): Promise<string[]> {
    await this.table.rest.control(this.id, 'speed', { speed: 'instant' });
    await this.table.rest.control(this.id, 'resume');
    await this.spectator.until(({ event }) => event === 'game:ended');
    return stepOrderViolations(this.spectator.of(this.id));
  }
}
