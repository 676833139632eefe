import { objectsIn } from '../rest/rest-calls.js';
import { eventLine } from '../text/event-line.js';
import { GAME_ID, SEAT, type SeatArgs, seatPath } from './seat-args.js';
import { tool } from './tool.js';

interface SpectateArgs extends Pick<SeatArgs, 'game_id' | 'seat_token'> {
  readonly player_id?: string;
  readonly after_seq?: number;
  readonly limit?: number;
}

/** Events of one answer: a model reads all of them. */
const EVENTS = { usual: 50, most: 200 } as const;

export const spectate = tool<SpectateArgs>({
  name: 'spectate',
  title: 'Read what happened',
  description:
    'The events of a game after the number after_seq, oldest first, as every spectator sees them; with player_id and seat_token, as your seat sees them. Call it again with next_after_seq to read on.',
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  input: {
    of: { getGameEvents: ['after_seq'] },
    more: {
      game_id: GAME_ID,
      player_id: { ...SEAT['player_id'], description: 'Of your seat, where you have one.' },
      seat_token: SEAT['seat_token'] ?? {},
      limit: { type: 'integer', minimum: 1, maximum: EVENTS.most, default: EVENTS.usual },
    },
    required: ['game_id'],
  },
  output: { of: ['getGameEvents'] },
  run: async (
    { game_id: gameId, player_id: playerId, seat_token: seatToken, after_seq, limit = EVENTS.usual },
    { rest },
  ) => {
    const query = { after_seq, limit };
    const path =
      playerId === undefined
        ? ['games', gameId, 'events']
        : seatPath({ game_id: gameId, player_id: playerId }, 'events');
    const page = await rest.get(path, { query, ...(playerId !== undefined && { seatToken }) });
    const lines = objectsIn(page['events']).map(eventLine);
    const next = `next_after_seq ${String(page['next_after_seq'])}`;
    return {
      text: lines.length === 0 ? `Nothing more has happened; ${next}.` : [...lines, next].join('\n'),
      data: page,
    };
  },
});
