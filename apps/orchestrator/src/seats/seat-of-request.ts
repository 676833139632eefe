import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { keysInHeaders } from '../access/index.js';
import type { SeatKey } from '../games/index.js';

/** The parameters of the path of a seat, as OpenAPI describes them: routes read them with {@link Seat}. */
export function OfSeat(): ClassDecorator & MethodDecorator {
  return applyDecorators(ApiParam({ name: 'id', type: String }), ApiParam({ name: 'player_id', type: String }));
}

/** The seat that a request is about, and the token that it came with. */
export const Seat = createParamDecorator((_: unknown, context: ExecutionContext): SeatKey => {
  const { params, headers } = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Params: { readonly id: string; readonly player_id: string } }>>();
  return { gameId: params.id, playerId: params.player_id, token: keysInHeaders(headers)[0] };
});
