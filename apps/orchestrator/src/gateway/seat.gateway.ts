import { UseFilters, UseInterceptors } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import type { AnswerTurn, JoinSeat, SeatJoined, SeatView } from '#libs/protocol';
import { Log } from '#libs/service';
import { OpenToEverybody } from '../access/index.js';
import { GameSeats, type SeatKey } from '../games/index.js';
import { readSeatDecision, SeatQuestions } from '../seats/index.js';
import { MessageErrorFilter } from './messages/message-error.filter.js';
import { MessageQueueInterceptor } from './messages/message-queue.interceptor.js';
import { MessageRefused, orRefused } from './messages/message-refused.js';
import { MessagePipe } from './messages/message.pipe.js';
import { AnswerTurnMessage, JoinSeatMessage } from './messages/messages.dto.js';
import type { SpectatorSocket } from './transport/spectator-server.js';

/** Seats of one socket: each looks at its game while nothing is asked. */
const MAX_SEATS_PER_SOCKET = 32;

/** Agents that open the connection themselves: what their seats are asked is sent to them, and they answer by a message. */
@WebSocketGateway()
@UseFilters(MessageErrorFilter)
@UseInterceptors(MessageQueueInterceptor)
export class SeatGateway {
  private readonly joined = new WeakMap<SpectatorSocket, Map<string, AbortController>>();

  constructor(
    private readonly seats: GameSeats,
    private readonly questions: SeatQuestions,
    private readonly log: Log,
  ) {}

  @OpenToEverybody()
  @SubscribeMessage('join_seat')
  async join(
    @ConnectedSocket() socket: SpectatorSocket,
    @MessageBody(new MessagePipe(JoinSeatMessage)) message: JoinSeat,
  ): Promise<SeatJoined> {
    const key = keyOf(message);
    const view = orRefused(await this.seats.view(key));
    this.follow(socket, key);
    return joinedView(view);
  }

  @OpenToEverybody()
  @SubscribeMessage('answer_turn')
  async answer(@MessageBody(new MessagePipe(AnswerTurnMessage)) message: AnswerTurn): Promise<SeatJoined> {
    const { game_id: _game, player_id: _player, seat_token: _token, ...answer } = message;
    const { requestId, response } = orRefused(readSeatDecision(answer));
    return joinedView(orRefused(await this.seats.decide(keyOf(message), requestId, response)));
  }

  /** Joining a seat again sends its question again. */
  private follow(socket: SpectatorSocket, key: SeatKey): void {
    if (socket.disconnected) return;
    const all = this.seatsOf(socket);
    const name = `${key.gameId} ${key.playerId}`;
    all.get(name)?.abort();
    all.delete(name);
    if (all.size >= MAX_SEATS_PER_SOCKET) {
      const detail = `A connection may play ${MAX_SEATS_PER_SOCKET} seats: open another one.`;
      throw new MessageRefused('too_many_requests', detail, { limit: 'seats_per_socket' });
    }
    const left = new AbortController();
    all.set(name, left);
    void this.send(socket, key, left.signal).finally(() => {
      if (all.get(name) === left) all.delete(name);
    });
  }

  /** By game and player; all of them are left with the socket. */
  private seatsOf(socket: SpectatorSocket): Map<string, AbortController> {
    const known = this.joined.get(socket);
    if (known !== undefined) return known;
    const all = new Map<string, AbortController>();
    this.joined.set(socket, all);
    socket.once('disconnect', () => all.forEach((left) => left.abort()));
    return all;
  }

  /** Never rejects: a client whose seat cannot be followed any more is disconnected, and connects again. */
  private async send(socket: SpectatorSocket, key: SeatKey, left: AbortSignal): Promise<void> {
    const seat = { game_id: key.gameId, player_id: key.playerId };
    try {
      for await (const news of this.questions.follow(key, left)) {
        if (news.kind === 'turn') socket.emit('seat:turn', { ...seat, ...news.turn });
        if (news.kind === 'over') socket.emit('seat:over', { ...seat, reason: 'over' });
        if (news.kind === 'refused') socket.emit('seat:over', { ...seat, reason: 'replaced' });
      }
    } catch (error) {
      this.log.warn('a seat could not be followed', { err: error, game_id: key.gameId });
      socket.disconnect(true);
    }
  }
}

function keyOf({ game_id: gameId, player_id: playerId, seat_token: token }: JoinSeat): SeatKey {
  return { gameId, playerId, token };
}

function joinedView({ game_id, player_id, status, seq }: SeatView): SeatJoined {
  return { success: true, game_id, player_id, status, seq };
}
