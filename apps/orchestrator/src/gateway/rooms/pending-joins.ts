import type { SpectatorSocket } from '../transport/spectator-server.js';

/** A spectator's way into a game: over when he is in, has left, has asked again, or is gone. */
export interface PendingJoin {
  readonly isOpen: boolean;
  end(): void;
}

/** Who is on his way into which game. Each socket has one way at most into a game: the last that it asked for. */
export class PendingJoins {
  private readonly open = new WeakMap<SpectatorSocket, Map<string, symbol>>();

  begin(socket: SpectatorSocket, gameId: string): PendingJoin {
    const ticket = Symbol(gameId);
    const tickets = this.open.get(socket) ?? new Map<string, symbol>();
    this.open.set(socket, tickets.set(gameId, ticket));
    const holds = (): boolean => tickets.get(gameId) === ticket;
    return {
      get isOpen() {
        return socket.connected && holds();
      },
      end: () => {
        if (holds()) tickets.delete(gameId);
      },
    };
  }

  has(socket: SpectatorSocket, gameId: string): boolean {
    return this.open.get(socket)?.has(gameId) === true;
  }

  /** The games that somebody is on his way into. */
  gamesOf(socket: SpectatorSocket): Iterable<string> {
    return this.open.get(socket)?.keys() ?? [];
  }

  cancel(socket: SpectatorSocket, gameId: string): void {
    this.open.get(socket)?.delete(gameId);
  }
}
