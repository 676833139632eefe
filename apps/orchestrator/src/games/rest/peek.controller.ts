import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsDefined, IsObject, IsString, Length } from 'class-validator';
import { Transform } from 'class-transformer';
import { type GameAction, isDeeperThan, type GameState } from '#libs/protocol';
import { BodyLimit, ConcurrencyLimit, ProblemException } from '#libs/service';
import { EngineFailure } from '../ports/index.js';
import { GamePeeks } from '../queries/game-peeks.js';
import { StateSchema } from './answers.dto.js';
import { Answers, Does, Refuses, Takes } from './api-answers.js';
import { EXAMPLES } from './examples.js';
import { engineProblem, orProblem } from './refusal-problem.js';

/** Bytes, and levels: an action has the same bounds where an agent decides on it. */
const MAX_BODY = 32_768;
const MAX_LEVELS = 16;

export class PeekDto {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @IsDefined()
  @IsString()
  @Length(1, 200)
  declare readonly player_id: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'One of the actions on offer.' })
  @IsDefined()
  @IsObject()
  @Transform(({ obj }: { obj: { action?: unknown } }) => obj.action)
  declare readonly action: Readonly<Record<string, unknown>>;
}

/** Looking ahead. */
@ApiTags('games')
@Controller('games/:id/peek')
export class PeekController {
  constructor(private readonly peeks: GamePeeks) {}

  /** Changes nothing. Chance is drawn afresh each time. */
  @Post()
  @Does('peekGame', 'Read the state that an action would lead to')
  @Takes(PeekDto, { player_id: 'p1', action: { type: 'drop_disc', action_id: 'c3' } })
  @BodyLimit(MAX_BODY)
  @ConcurrencyLimit({ atOnce: 32, waiting: 200 })
  @HttpCode(200)
  @Answers(200, StateSchema, EXAMPLES.state)
  @Refuses(
    'invalid_request',
    'game_not_found',
    'peek_unavailable',
    'too_many_requests',
    'engine_error',
    'engine_unavailable',
  )
  async peek(@Param('id') id: string, @Body() { player_id: playerId, action }: PeekDto): Promise<GameState> {
    try {
      return orProblem(await this.peeks.peek(id, playerId, checked(action)));
    } catch (error) {
      throw error instanceof EngineFailure ? engineProblem(error) : error;
    }
  }
}

function checked(action: Readonly<Record<string, unknown>>): GameAction {
  const { type } = action;
  if (typeof type === 'string' && !isDeeperThan(MAX_LEVELS, action)) return { ...action, type };
  const message = `action must have a type and no more than ${MAX_LEVELS} levels`;
  throw new ProblemException(400, 'invalid_request', message, [{ path: 'action', message }]);
}
