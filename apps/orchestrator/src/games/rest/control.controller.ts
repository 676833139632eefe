import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { GameView } from '#libs/protocol';
import type { Refusal } from '../domain/refusal.js';
import type { GameSession } from '../domain/session.js';
import { GameControl } from '../commands/game-control.js';
import { viewOf } from '../queries/game-view.js';
import { GameViewAnswer } from './answers.dto.js';
import { Answers, Does, Refuses, Takes } from './api-answers.js';
import { EXAMPLES } from './examples.js';
import { SpeedDto } from './game-queries.dto.js';
import { orProblem } from './refusal-problem.js';

/** Operating a game. Every answer is the game as it is afterwards. */
@ApiTags('control')
@Controller('games/:id')
export class ControlController {
  constructor(private readonly control: GameControl) {}

  /** Stops the game for good; stopping twice is not an error. */
  @Post('stop')
  @Does('stopGame', 'Stop a game for good')
  @HttpCode(200)
  @Answers(200, GameViewAnswer, EXAMPLES.stopped)
  @Refuses('game_not_found', 'game_completed', 'too_many_requests')
  async stop(@Param('id') id: string): Promise<GameView> {
    return view(await this.control.stop(id));
  }

  /** Pauses the game after the step in flight. */
  @Post('pause')
  @Does('pauseGame', 'Pause a game after the step in flight')
  @HttpCode(200)
  @Answers(200, GameViewAnswer, EXAMPLES.paused)
  @Refuses('game_not_found', 'game_starting', 'game_completed', 'game_stopped', 'game_failed', 'too_many_requests')
  async pause(@Param('id') id: string): Promise<GameView> {
    return view(await this.control.pause(id));
  }

  /** Has a paused or failed game go on. */
  @Post('resume')
  @Does('resumeGame', 'Let a paused or failed game go on')
  @HttpCode(200)
  @Answers(200, GameViewAnswer, EXAMPLES.running)
  @Refuses('game_not_found', 'game_starting', 'game_completed', 'game_stopped', 'too_many_requests')
  async resume(@Param('id') id: string): Promise<GameView> {
    return view(await this.control.resume(id));
  }

  /** Runs exactly one step of a paused game. */
  @Post('step')
  @Does('stepGame', 'Run exactly one step of a paused game')
  @HttpCode(200)
  @Answers(200, GameViewAnswer, EXAMPLES.paused)
  @Refuses(
    'game_not_found',
    'game_not_paused',
    'game_starting',
    'game_completed',
    'game_stopped',
    'game_failed',
    'too_many_requests',
    'engine_unavailable',
  )
  async step(@Param('id') id: string): Promise<GameView> {
    return view(await this.control.step(id));
  }

  /** Sets the pace; takes effect on the delay now running. */
  @Post('speed')
  @Does('setGameSpeed', 'Set the speed of a game')
  @Takes(SpeedDto, { speed: 'fast' })
  @HttpCode(200)
  @Answers(200, GameViewAnswer, EXAMPLES.running)
  @Refuses('invalid_request', 'game_not_found', 'game_completed', 'game_stopped', 'too_many_requests')
  async speed(@Param('id') id: string, @Body() { speed }: SpeedDto): Promise<GameView> {
    return view(await this.control.setSpeed(id, speed));
  }
}

function view(outcome: GameSession | Refusal): GameView {
  return viewOf(orProblem(outcome));
}
