import type { TalkLine } from '#libs/protocol';
import type { GameSession } from './session.js';

/** Chat messages that a deciding seat receives: the table's last ones. They are written down with every step. */
const MAX_LINES = 20;

export function withTalk({ talk = [], turn, turnCount }: GameSession, seatId: string, message: string): TalkLine[] {
  return [...talk, { player_id: seatId, turn_number: turn?.number ?? turnCount, message }].slice(-MAX_LINES);
}
