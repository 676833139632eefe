import type { TournamentGame, TournamentView } from '#libs/protocol';
import type { Chance } from './chance.js';
import type { TournamentEvidence } from './checks/tournaments.js';
import type { RestControl } from './rest-control.js';
import { comesTrue } from './waiting.js';

const PERSONALITIES = ['aggressive', 'analytical', 'chaotic', 'conservative'];
/** The shortest games there are, so that dozens are counted while processes are killed. */
const TURNS = 1;
const KILLS_PER_GAME_OF_PAIRING = 20;
const SWISS = 16;
const LADDER = 8;
/** A ladder goes on as long as two are there. */
const STEADY = 2;

/** A Swiss tournament that plays to its end, and a ladder whose entrants come and go. */
export class Tournaments {
  /** Games that were counted when that was last asked for. */
  counted = 0;
  private swiss = '';
  private ladder = '';

  constructor(
    private readonly rest: RestControl,
    private readonly chance: Chance,
  ) {}

  /** The Swiss has so many games that about `kills` kills fit into it. */
  async open(kills: number): Promise<void> {
    const seed = this.chance.between(0, 1e9);
    const ask = { settings: { speed: 'instant', max_turns: TURNS }, seed };
    const perPairing = { games_per_pairing: 1 + Math.floor(kills / KILLS_PER_GAME_OF_PAIRING) };
    const swiss = { ...ask, ...perPairing, format: 'swiss', entrants: entrants(SWISS), concurrency: 16 };
    const ladder = { ...ask, format: 'ladder', entrants: entrants(LADDER), concurrency: 8 };
    this.swiss = await this.rest.createTournament(swiss, 'chaos-swiss');
    this.ladder = await this.rest.createTournament(ladder, 'chaos-ladder');
  }

  /** An entrant joins the ladder or leaves it, or the Swiss is paused for a moment. */
  async meddle(): Promise<void> {
    if (this.ladder === '') return;
    await this.look();
    if (this.chance.happens(0.2)) {
      await this.rest.steer(this.swiss, 'pause');
      await this.rest.steer(this.swiss, 'resume');
      return;
    }
    const nth = this.chance.between(STEADY + 1, LADDER + 2);
    const { entrants: all } = await this.rest.tournament(this.ladder);
    const there = all.find(({ name, left_at: leftAt }) => name === nameOf(nth) && leftAt === undefined);
    if (there === undefined) await this.rest.steer(this.ladder, 'entrants', entrant(nth));
    else await this.rest.leave(this.ladder, there.id);
  }

  /** False: not in time. */
  untilCounted(games: number, withinMs: number): Promise<boolean> {
    return comesTrue(async () => {
      if (this.ladder !== '') await this.look();
      return this.counted >= games;
    }, withinMs);
  }

  private async look(): Promise<void> {
    const views = await Promise.all([this.rest.tournament(this.swiss), this.rest.tournament(this.ladder)]);
    this.counted = views.reduce((sum, { games }) => sum + games.played, 0);
  }

  /** How many games of the Swiss are yet to be counted. */
  async countOpen(): Promise<number> {
    const { games } = await this.rest.tournament(this.swiss);
    return (games.planned ?? 0) - games.played;
  }

  /** Everybody leaves the ladder, whose last games are played, as are all of the Swiss. False: not in time. */
  async comeToAnEnd(withinMs: number): Promise<boolean> {
    for (const { id } of (await this.rest.tournament(this.ladder)).entrants) await this.rest.leave(this.ladder, id);
    const isOver = async (): Promise<boolean> => {
      const [swiss, ladder] = [await this.rest.tournament(this.swiss), await this.rest.tournament(this.ladder)];
      return swiss.status !== 'running' && ladder.games.running === 0;
    };
    const isInTime = await comesTrue(isOver, withinMs);
    await this.rest.steer(this.ladder, 'stop');
    return isInTime;
  }

  /** What they counted, and to which tournament each of their games belongs by its own account. */
  async collect(): Promise<readonly TournamentEvidence[]> {
    const all = [
      { id: this.swiss, ends: 'finished' },
      { id: this.ladder, ends: 'stopped' },
    ] as const;
    return Promise.all(
      all.map(async ({ id, ends }) => {
        const games = await this.rest.tournamentGames(id);
        return { id, ends, view: await this.rest.tournament(id), games, stored: await this.stored(games) };
      }),
    );
  }

  private async stored(games: readonly TournamentGame[]): Promise<TournamentEvidence['stored']> {
    const ids = games.flatMap(({ game_id: id }) => id ?? []);
    return Promise.all(
      ids.map(async (id) => {
        const { status, tournament } = await this.rest.game(id);
        return { id, status, of: tournament?.tournament_id, number: tournament?.number };
      }),
    );
  }
}

function entrants(count: number): TournamentEntrant[] {
  return Array.from({ length: count }, (_, index) => entrant(index + 1));
}

type TournamentEntrant = Pick<TournamentView['entrants'][number], 'name' | 'personality'>;

function entrant(nth: number): TournamentEntrant {
  return { name: nameOf(nth), personality: PERSONALITIES[nth % PERSONALITIES.length] ?? '' };
}

function nameOf(nth: number): string {
  return `Entrant ${nth}`;
}
