import type { Chance } from './chance.js';
import type { FrontDoor } from './front-door.js';
import type { RestControl } from './rest-control.js';
import { LibraryViewer } from './viewers/library-viewer.js';
import { PlainViewer } from './viewers/plain-viewer.js';
import type { Viewer } from './viewers/viewer.js';
import { comesTrue } from './waiting.js';

const OVER = ['completed', 'stopped', 'failed'];
const AGENTS = [
  { name: 'Ada', personality: 'aggressive' },
  { name: 'Grace', personality: 'analytical' },
  { name: 'Lady Luck', personality: 'chaotic' },
];
const FEWEST_TURNS = 8;

/** One game and those who follow it. */
export interface WatchedTable {
  readonly id: string;
  readonly viewers: readonly Viewer[];
}

/** All games of a run. */
export class Party {
  readonly tables: WatchedTable[] = [];
  /** Games that exist and nobody asked for. */
  readonly surplus: string[] = [];

  constructor(
    readonly rest: RestControl,
    private readonly door: FrontDoor,
    private readonly chance: Chance,
  ) {}

  get viewers(): readonly Viewer[] {
    return this.tables.flatMap(({ viewers }) => viewers);
  }

  /** The limit of turns at which about `kills` kills fit into the games. */
  async open(games: number, kills: number): Promise<void> {
    for (let nth = 1; nth <= games; nth += 1) {
      const speed = this.chance.pick(['fast', 'fast', 'fast', 'instant']);
      const turns = Math.round((kills * this.chance.between(40, 65)) / (speed === 'instant' ? 50 : 100));
      const settings = { speed, seed: this.chance.between(0, 1e9), max_turns: Math.max(FEWEST_TURNS, turns) };
      const { game_id: id } = await this.rest.create({ agents: AGENTS, settings }, `chaos-game-${nth}`);
      this.tables.push({ id, viewers: this.viewersOf(id, nth) });
    }
  }

  /** Loses some connections in the middle of whatever is on its way, and has some viewers leave. */
  disturb(): void {
    if (this.chance.happens(0.5)) this.door.breakSome(this.chance.between(5, 30) / 100);
    else for (const viewer of this.viewers) if (this.chance.happens(0.1)) viewer.drop();
  }

  /** Changes a game from outside: its speed, or it pauses for a moment. */
  async meddle(): Promise<void> {
    if (this.tables.length === 0) return;
    const { id } = this.chance.pick(this.tables);
    if (this.chance.happens(0.3)) {
      await this.rest.command(id, 'pause');
      await this.rest.command(id, 'resume');
    } else await this.rest.command(id, 'speed', { speed: this.chance.pick(['fast', 'fast', 'instant']) });
  }

  /** How many games are not over. */
  async countOpen(): Promise<number> {
    const games = await Promise.all(this.tables.map(async ({ id }) => this.rest.game(id)));
    return games.filter(({ status }) => !OVER.includes(status)).length;
  }

  /** Every game goes on as fast as it can. False when some did not end in time. */
  async comeToAnEnd(withinMs: number): Promise<boolean> {
    for (const { id } of this.tables) await this.rest.command(id, 'speed', { speed: 'instant' });
    const open = new Set(this.tables.map(({ id }) => id));
    return comesTrue(async () => {
      for (const id of open) {
        const { status } = await this.rest.game(id);
        if (OVER.includes(status)) open.delete(id);
        else if (status === 'paused') await this.rest.command(id, 'resume');
      }
      return open.size === 0;
    }, withinMs);
  }

  /** A creation that was asked for again must have made one game. */
  async countGames(ofTournaments: readonly string[]): Promise<void> {
    const ids = new Set([...this.tables.map(({ id }) => id), ...ofTournaments]);
    const others = (await this.rest.gameIds()).filter((id) => !ids.has(id));
    this.surplus.push(...others.map((id) => `nobody asked for game ${id}`));
  }

  /** Viewers may take a moment to see what has happened. */
  async untilSeen(withinMs: number): Promise<void> {
    const last = await Promise.all(this.tables.map(async ({ id }) => (await this.rest.game(id)).seq));
    const areThere = (): boolean =>
      this.tables.every(({ viewers }, index) => viewers.every(({ seq }) => seq >= (last[index] ?? 0)));
    await comesTrue(areThere, withinMs);
  }

  private viewersOf(gameId: string, nth: number): Viewer[] {
    const { url } = this.door;
    const plain = { url, gameId, chance: this.chance.of(`viewer ${nth}`) };
    return [
      new LibraryViewer({ name: `library ${nth}`, url, gameId, deltas: false }),
      new LibraryViewer({ name: `library with deltas ${nth}`, url, gameId, deltas: true }),
      new PlainViewer({ ...plain, name: `plain ${nth}` }),
    ];
  }
}
