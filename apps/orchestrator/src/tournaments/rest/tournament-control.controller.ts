import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isRefusal, type TournamentEntrant, type TournamentView } from '#libs/protocol';
import { OrchestratorConfig } from '../../config.js';
import {
  AgentSeatDto,
  Answers,
  Does,
  orProblem,
  proven,
  refuse,
  refuseSeatAddresses,
  type Refusal,
  Refuses,
  Takes,
} from '../../games/index.js';
import { TournamentControl } from '../commands/tournament-control.js';
import type { Entrant, Tournament } from '../domain/tournament.js';
import { TournamentQueries } from '../queries/tournament-queries.js';
import { entrantView } from '../queries/tournament-view.js';
import { EXAMPLES } from './examples.js';
import { TournamentEntrantAnswer, TournamentViewAnswer } from './tournament-answers.dto.js';

/** Controlling tournaments. */
@ApiTags('tournaments')
@Controller('tournaments/:id')
export class TournamentControlController {
  constructor(
    private readonly control: TournamentControl,
    private readonly queries: TournamentQueries,
    private readonly config: OrchestratorConfig,
  ) {}

  /** Stops the tournament and its games for good; stopping twice is not an error. */
  @Post('stop')
  @Does('stopTournament', 'Stop a tournament and its games for good')
  @HttpCode(200)
  @Answers(200, TournamentViewAnswer, EXAMPLES.stopped)
  @Refuses('tournament_not_found', 'tournament_over')
  async stop(@Param('id') id: string): Promise<TournamentView> {
    return this.view(await this.control.stop(id));
  }

  /** No further game begins; those under way are played to their end. */
  @Post('pause')
  @Does('pauseTournament', 'Begin no further games of a tournament')
  @HttpCode(200)
  @Answers(200, TournamentViewAnswer, EXAMPLES.paused)
  @Refuses('tournament_not_found', 'tournament_over')
  async pause(@Param('id') id: string): Promise<TournamentView> {
    return this.view(await this.control.pause(id));
  }

  @Post('resume')
  @Does('resumeTournament', 'Let a paused tournament go on')
  @HttpCode(200)
  @Answers(200, TournamentViewAnswer, EXAMPLES.view)
  @Refuses('tournament_not_found', 'tournament_over')
  async resume(@Param('id') id: string): Promise<TournamentView> {
    return this.view(await this.control.resume(id));
  }

  /** An entrant joins a ladder; one that has left comes back under its name. */
  @Post('entrants')
  @Does('joinTournament', 'Join a ladder, or come back')
  @Takes(AgentSeatDto, { name: 'Ada', personality: 'aggressive' })
  @HttpCode(201)
  @Answers(201, TournamentEntrantAnswer, EXAMPLES.entrant)
  @Refuses(
    'invalid_request',
    'agent_url_refused',
    'unknown_player',
    'tournament_not_found',
    'tournament_over',
    'not_a_ladder',
    'name_taken',
  )
  async join(@Param('id') id: string, @Body() seat: AgentSeatDto): Promise<TournamentEntrant> {
    refuseSeatAddresses([seat], this.config.agentAddresses, 'entrants');
    const joined = await this.control.join(id, proven(seat));
    return entrantIn(joined, ({ seat: { name } }) => name === seat.name);
  }

  /** The entrant plays no further game; leaving twice is not an error. */
  @Delete('entrants/:entrant')
  @Does('leaveTournament', 'Leave a ladder')
  @Answers(200, TournamentEntrantAnswer, EXAMPLES.entrant)
  @Refuses('tournament_not_found', 'entrant_not_found', 'tournament_over', 'not_a_ladder')
  async leave(@Param('id') id: string, @Param('entrant') entrant: string): Promise<TournamentEntrant> {
    return entrantIn(await this.control.leave(id, entrant), (one) => one.id === entrant);
  }

  private async view(outcome: Tournament | Refusal): Promise<TournamentView> {
    return orProblem(await this.queries.view(orProblem(outcome).id));
  }
}

function entrantIn(outcome: Tournament | Refusal, isMeant: (entrant: Entrant) => boolean): TournamentEntrant {
  if (isRefusal(outcome)) return orProblem<TournamentEntrant>(outcome);
  const entrant = outcome.entrants.find(isMeant);
  return orProblem(
    entrant === undefined ? refuse('entrant_not_found', 'There is no such entrant.') : entrantView(entrant),
  );
}
