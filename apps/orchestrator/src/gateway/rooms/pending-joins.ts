import type { SpectatorSocket } from '../transport/spectator-server.js';

/** A spectator's request to join a game, until the spectator is in the room. */
export interface PendingJoin {
  /** False once the spectator is in the room, has left, has joined again, or is disconnected. */
  readonly isOpen: boolean;
  end(): void;
}

/** Who is joining which game. A socket has one pending join for each game: the last that it asked for. */
export class PendingJoins {
  private readonly open = new WeakMap<SpectatorSocket, Map<string, symbol>>();

  begin(socket: SpectatorSocket, gameId: string): PendingJoin {
    const ticket = Symbol(gameId);
    const tickets = this.open.get(socket) ?? new Map<string, symbol>();
    this.open.set(socket, tickets.set(gameId, ticket));
    const isLatest = (): boolean => tickets.get(gameId) === ticket;
    return {
      get isOpen() {
        return socket.connected && isLatest();
      },
      end: () => {
        if (isLatest()) tickets.delete(gameId);
      },
    };
  }

  has(socket: SpectatorSocket, gameId: string): boolean {
    return this.open.get(socket)?.has(gameId) === true;
  }

  /** The games that the socket is joining. */
  gamesOf(socket: SpectatorSocket): Iterable<string> {
    return this.open.get(socket)?.keys() ?? [];
  }

  cancel(socket: SpectatorSocket, gameId: string): void {
    this.open.get(socket)?.delete(gameId);
  }
}
