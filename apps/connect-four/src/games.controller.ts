import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type EngineActions, type GameState, isJsonObject, type JsonObject } from '#libs/protocol';
import { GameFiles } from './game-files.js';
import { ABOUT, moveOf, newGameOf, played, refuse } from './requests.js';
import { offersOf, resultOf, stateOf } from './wire.js';

const MAX_KEY = 255;

@Controller()
export class GamesController {
  constructor(private readonly games: GameFiles) {}

  @Get('health')
  health(): JsonObject {
    return { status: 'healthy' };
  }

  @Get('about')
  about(@Query('game') game?: string): JsonObject {
    if (game !== undefined && game !== ABOUT.game) throw refuse(404, 'unknown_game', `game must be ${ABOUT.game}.`);
    return ABOUT;
  }

  @Post('game')
  create(@Body() body: unknown): GameState {
    return stateOf(this.games.save(newGameOf(body)));
  }

  @Post('game/:id/start')
  @HttpCode(200)
  start(@Param('id') id: string): JsonObject {
    const game = this.games.find(id);
    const started = game.isStarted ? game : this.games.save({ ...game, isStarted: true });
    const { actions: valid_actions, player_id } = offersOf(started);
    return { success: true, state: stateOf(started), valid_actions, player_id };
  }

  @Get('game/:id')
  state(@Param('id') id: string): GameState {
    return stateOf(this.games.find(id));
  }

  @Get('game/:id/actions')
  actions(@Param('id') id: string): EngineActions {
    return offersOf(this.games.find(id));
  }

  @Post('game/:id/action')
  @HttpCode(200)
  act(
    @Param('id') id: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('idempotency-key') key?: string,
  ): JsonObject {
    if (key === '' || (key?.length ?? 0) > MAX_KEY)
      throw refuse(400, 'invalid_request', 'Idempotency-Key is too long.');
    if (key !== undefined) reply.header('Idempotency-Key', key);
    const { game, seat, move } = this.asked(id, body);
    const known = game.moves.findIndex((made) => key !== undefined && made.key === key);
    if (known >= 0 && (known % 2 !== seat || game.moves[known]?.move !== move)) {
      throw refuse(422, 'idempotency_key_reused', 'This Idempotency-Key was used for another action.');
    }
    if (known >= 0) return resultOf(game, known);
    return resultOf(this.games.save(played(game, seat, move, key)), game.moves.length);
  }

  @Post('game/:id/peek')
  @HttpCode(200)
  peek(@Param('id') id: string, @Body() body: unknown): GameState {
    const { game, seat, move } = this.asked(id, body);
    return stateOf(played(game, seat, move));
  }

  @Delete('game/:id')
  remove(@Param('id') id: string): JsonObject {
    this.games.remove(id);
    return { game_id: id, message: 'The game is deleted.' };
  }

  private asked(id: string, body: unknown) {
    const game = this.games.find(id);
    const { player_id: by, action } = isJsonObject(body) ? body : {};
    const seat = game.players.findIndex((player) => player.id === by);
    if (seat < 0) throw refuse(400, 'unknown_player', 'player_id must be that of a player of this game.');
    return { game, seat, move: moveOf(action) };
  }
}
