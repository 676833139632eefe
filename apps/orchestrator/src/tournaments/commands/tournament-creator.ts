import { Injectable } from '@nestjs/common';
import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { CreateTournament, GameSettings } from '#libs/protocol';
import { Clock } from '#libs/service';
import { planFaults, plannedCount } from '#libs/tournaments';
import { GameOpener, type PlannedSeat, refuse, type Refusal, tooMany } from '../../games/index.js';
import { GameDispatcher } from '../../games/ports/index.js';
import { jobOf } from '../coordinator/tournament-runner.js';
import { entered } from '../domain/entrant.js';
import { MAX_GAMES, planOf } from '../domain/plan.js';
import type { Tournament } from '../domain/tournament.js';
import { TournamentStore } from '../tournament-store.js';

/** Tournaments that run at a time: each is a job, and asks for games every few seconds. */
const MAX_RUNNING = 100;

const SEEDS = 2 ** 32;

const DEFAULTS = { seatsPerGame: 2, concurrency: 4, seating: 'mirrored' } as const;

/** POST /tournaments. */
export interface TournamentRequest extends Omit<CreateTournament, 'entrants'> {
  readonly entrants: readonly PlannedSeat[];
}

export interface TournamentContext {
  /** The `Idempotency-Key` of the request. */
  readonly key: string | undefined;
  /** The name of the API key that it came with. */
  readonly createdBy: string | undefined;
}

/** Creates tournaments; a repeated request with the same key is answered with the same tournament. */
@Injectable()
export class TournamentCreator {
  constructor(
    private readonly store: TournamentStore,
    private readonly opener: GameOpener,
    private readonly dispatcher: GameDispatcher,
    private readonly clock: Clock,
  ) {}

  async create(request: TournamentRequest, context: TournamentContext): Promise<Tournament | Refusal> {
    const tournament = tournamentOf(request, context, this.clock.at());
    const earlier = await this.store.find(tournament.id);
    if (earlier !== undefined) return repeated(earlier, tournament);
    const refusal = faultOf(tournament) ?? (await this.unplayable(tournament)) ?? (await this.tooMany());
    if (refusal !== undefined) return refusal;
    if (!(await this.store.insert(tournament))) {
      const first = await this.store.find(tournament.id);
      return repeated(first ?? tournament, tournament);
    }
    await this.dispatcher.start(jobOf(tournament.id));
    return tournament;
  }

  /** What the engine does not play, or players that nobody knows. */
  private async unplayable({ entrants, seatsPerGame, settings }: Tournament): Promise<Refusal | undefined> {
    const players = entrants.map(({ seat }) => seat);
    // A ladder may begin with fewer entrants than a game has seats.
    const agents = Array.from({ length: seatsPerGame }, (_, nth) => players[nth % players.length]);
    const request = { agents: agents.filter((seat) => seat !== undefined), settings };
    const refusal = await this.opener.refusalOf(request, players);
    if (refusal?.refused !== 'unknown_player') return refusal;
    const errors = refusal.errors?.map(({ path, message }) => ({ path: path.replace('agents', 'entrants'), message }));
    return { ...refusal, detail: refusal.detail.replaceAll(/\bagents\./g, 'entrants.'), ...(errors && { errors }) };
  }

  private async tooMany(): Promise<Refusal | undefined> {
    if ((await this.store.count('running')) < MAX_RUNNING) return undefined;
    const detail = `This server runs ${MAX_RUNNING} tournaments, as many as it may: try again when one has ended.`;
    return tooMany('running_tournaments', detail, 60);
  }
}

function tournamentOf(request: TournamentRequest, { key, createdBy }: TournamentContext, at: string): Tournament {
  const { entrants, format, name, budget, rounds } = request;
  const seatsPerGame = request.seats_per_game ?? DEFAULTS.seatsPerGame;
  const { seed, ...settings } = settingsOf(request);
  return {
    id: key === undefined ? randomUUID() : idFor(key, createdBy),
    name: name ?? `${format.replaceAll('_', ' ')} of ${entrants.length}`,
    status: 'running',
    reason: null,
    waitingFor: null,
    format,
    seatsPerGame,
    gamesPerPairing: request.games_per_pairing ?? seatsPerGame,
    seating: request.seating ?? DEFAULTS.seating,
    ...(rounds != null && { rounds }),
    seed: request.seed ?? seed ?? randomInt(SEEDS),
    concurrency: request.concurrency ?? DEFAULTS.concurrency,
    ...(budget != null && { budget }),
    settings,
    entrants: entrants.map((seat, nth) => entered(`e${nth + 1}`, seat, at)),
    createdAt: at,
    updatedAt: at,
    ...(createdBy !== undefined && { createdBy }),
    ...(key !== undefined && { fingerprint: digestOf(JSON.stringify(request)) }),
  };
}

function settingsOf({ game, settings }: TournamentRequest): GameSettings {
  return { ...settings, ...(game != null && { game }) };
}

/** A UUID like any other, the same for the same key of the same caller. */
function idFor(key: string, createdBy = ''): string {
  const digest = digestOf(JSON.stringify([createdBy, key]));
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`];
  return [...parts, digest.slice(20, 32)].join('-');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function repeated(earlier: Tournament, asked: Tournament): Tournament | Refusal {
  if (earlier.fingerprint === asked.fingerprint) return earlier;
  return refuse('idempotency_key_reused', 'This Idempotency-Key was used with another request before.');
}

/** What of the plan cannot be played. */
function faultOf(tournament: Tournament): Refusal | undefined {
  const plan = planOf(tournament);
  const faults = [
    ...openSeats(tournament.entrants.map(({ seat }) => seat)),
    ...planFaults(plan).map((message) => ({ path: message.split(':')[0] ?? '', message })),
  ];
  if (faults.length > 0) return invalid(faults);
  const games = plannedCount(plan, []) ?? 0;
  if (games <= MAX_GAMES) return undefined;
  const message = `games_per_pairing: this makes ${games} games, and a tournament may have ${MAX_GAMES}.`;
  return invalid([{ path: 'games_per_pairing', message }]);
}

/** Its games would wait for somebody to sit down. */
function openSeats(seats: readonly PlannedSeat[]): NonNullable<Refusal['errors']> {
  return seats.flatMap(({ open }, index) => {
    const path = `entrants.${index}.open`;
    return open === true ? [{ path, message: `${path}: the seats of a tournament are not open.` }] : [];
  });
}

export function openSeat(seat: PlannedSeat): Refusal | undefined {
  const errors = openSeats([seat]);
  return errors.length === 0 ? undefined : invalid(errors);
}

function invalid(errors: NonNullable<Refusal['errors']>): Refusal {
  return { ...refuse('invalid_request', errors.map(({ message }) => message).join(' ')), errors };
}
