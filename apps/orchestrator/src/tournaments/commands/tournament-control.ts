import { Injectable } from '@nestjs/common';
import { isRefusal } from '#libs/protocol';
import { Clock } from '#libs/service';
import { MAX_ENTRANTS } from '#libs/tournaments';
import { GameOpener, type PlannedSeat, refuse, type Refusal } from '../../games/index.js';
import { GameDispatcher } from '../../games/ports/index.js';
import { jobOf } from '../coordinator/tournament-runner.js';
import { entered } from '../domain/entrant.js';
import { type Entrant, isTournamentOver, type Tournament } from '../domain/tournament.js';
import { openSeat } from './tournament-creator.js';
import { TournamentStore } from '../tournament-store.js';

type Change = (tournament: Tournament) => Tournament | Refusal;

/** What an operator can do to a tournament. Each answers it afterwards, or why it cannot be done. */
@Injectable()
export class TournamentControl {
  constructor(
    private readonly store: TournamentStore,
    private readonly opener: GameOpener,
    private readonly dispatcher: GameDispatcher,
    private readonly clock: Clock,
  ) {}

  /** No further game begins; those under way are played to their end. */
  pause(id: string): Promise<Tournament | Refusal> {
    return this.change(id, (now) =>
      now.status === 'paused' ? now : { ...now, status: 'paused', reason: null, waitingFor: null },
    );
  }

  resume(id: string): Promise<Tournament | Refusal> {
    return this.change(id, (now) => (now.status === 'running' ? now : { ...now, status: 'running', reason: null }));
  }

  /** For good, its games too. Stopping twice is not an error. */
  stop(id: string): Promise<Tournament | Refusal> {
    return this.change(
      id,
      (now) => ({ ...now, status: 'stopped', reason: null, waitingFor: null }),
      (now) => now.status === 'stopped',
    );
  }

  /** An entrant joins a ladder; one that has left comes back under its name, with its results. */
  async join(id: string, seat: PlannedSeat): Promise<Tournament | Refusal> {
    const tournament = await this.store.find(id);
    if (tournament === undefined) return notFound(id);
    const open = openSeat(seat);
    if (open !== undefined) return open;
    const agents = Array.from({ length: tournament.seatsPerGame }, () => seat);
    const refusal = await this.opener.refusalOf({ agents, settings: tournament.settings }, [seat]);
    return refusal ?? this.change(id, (now) => joined(now, seat, this.clock.at()));
  }

  /** From now on it plays no further game. Leaving twice is not an error. */
  leave(id: string, entrantId: string): Promise<Tournament | Refusal> {
    return this.change(id, (now) => left(now, entrantId, this.clock.at()));
  }

  private async change(
    id: string,
    change: Change,
    isDone: (tournament: Tournament) => boolean = () => false,
  ): Promise<Tournament | Refusal> {
    const outcome = await this.store.update(id, (now) => {
      if (isDone(now)) return now;
      if (isTournamentOver(now)) return refuse('tournament_over', `The tournament is ${now.status}.`);
      const changed = change(now);
      return isRefusal(changed) || changed === now ? changed : { ...changed, updatedAt: this.clock.at() };
    });
    if (outcome === undefined) return notFound(id);
    if (isRefusal(outcome)) return outcome;
    await this.dispatcher.start(jobOf(id));
    await this.dispatcher.wake(jobOf(id));
    return outcome;
  }
}

export function notFound(id: string): Refusal {
  return refuse('tournament_not_found', `There is no tournament ${id.slice(0, 100)}.`);
}

function joined(now: Tournament, seat: PlannedSeat, at: string): Tournament | Refusal {
  if (now.format !== 'ladder') return notALadder(now);
  const namesake = now.entrants.find(({ seat: { name } }) => name === seat.name);
  if (namesake !== undefined && namesake.leftAt === undefined)
    return refuse('name_taken', `An entrant called ${seat.name} is there already.`);
  if (namesake !== undefined && namesake.seat.identity !== seat.identity) return notProven(namesake);
  if (namesake === undefined && now.entrants.length >= MAX_ENTRANTS) {
    const message = `entrants: a tournament has ${MAX_ENTRANTS} at most, those included that have left.`;
    return { ...refuse('invalid_request', message), errors: [{ path: 'entrants', message }] };
  }
  const entrant = entered(namesake?.id ?? `e${now.entrants.length + 1}`, seat, at);
  const others = now.entrants.map((one) => (one === namesake ? entrant : one));
  return { ...now, entrants: namesake === undefined ? [...others, entrant] : others };
}

/** Its results are that entrant's alone. */
function notProven({ seat: { name, identity } }: Entrant): Refusal {
  const how = identity === undefined ? 'without a key: it comes back without one' : 'under another identity_key';
  return refuse('name_taken', `An entrant called ${name} has played here ${how}.`);
}

function left(now: Tournament, entrantId: string, at: string): Tournament | Refusal {
  if (now.format !== 'ladder') return notALadder(now);
  const entrant = now.entrants.find(({ id }) => id === entrantId);
  if (entrant === undefined)
    return refuse('entrant_not_found', `There is no entrant ${entrantId.slice(0, 100)} in this tournament.`);
  if (entrant.leftAt !== undefined) return now;
  return { ...now, entrants: now.entrants.map((one) => (one === entrant ? { ...one, leftAt: at } : one)) };
}

function notALadder({ format }: Tournament): Refusal {
  return refuse('not_a_ladder', `Only a ladder is joined and left; this is a tournament of the format ${format}.`);
}
