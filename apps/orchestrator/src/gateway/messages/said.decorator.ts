import { type ArgumentsHost, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { SpectatorSocket } from '../transport/spectator-server.js';

/** One message of a spectator: who said it, what, and how to answer if the client wants an answer. */
export interface Said {
  readonly socket: SpectatorSocket;
  readonly body: unknown;
  readonly acknowledge: ((answer: object) => void) | undefined;
}

export const Spoken = createParamDecorator((_: unknown, context: ExecutionContext): Said => saidIn(context));

export function saidIn(host: ArgumentsHost): Said {
  const ws = host.switchToWs();
  return {
    socket: ws.getClient<SpectatorSocket>(),
    body: ws.getData<unknown>(),
    acknowledge: host.getArgs<unknown[]>().find(isCallback),
  };
}

function isCallback(value: unknown): value is (answer: object) => void {
  return typeof value === 'function';
}
