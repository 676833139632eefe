import { isGameSpeed, isJsonObject } from '#libs/protocol';
import { textIn } from './fields.js';
import type { EventsOf, Reducers } from './reducer.js';
import { readSeat } from './seats.js';
import type { Change, Story } from './story.js';

/** The lifecycle of the game. */
export const ON_GAME: Reducers<EventsOf<'game'>> = {
  'game:started': (story, { fields }) => ({ status: 'running', reason: null, ...seated(story, fields['players']) }),
  'game:paused': (_story, { fields }) => ({ status: 'paused', reason: textIn(fields, 'reason') }),
  'game:resumed': () => ({ status: 'running', reason: null }),
  'game:stopped': (_story, { fields }) => ({
    status: 'stopped',
    reason: textIn(fields, 'reason'),
    pendingDecision: null,
  }),
  'game:ended': (_story, { fields }) => ({
    status: 'completed',
    reason: null,
    pendingDecision: null,
    winnerId: textIn(fields, 'winner_id'),
    endReason: textIn(fields, 'reason'),
  }),
  'game:error': (_story, { fields }) =>
    fields['recoverable'] === false ? { status: 'failed', reason: textIn(fields, 'error'), pendingDecision: null } : {},
  'game:speed': (story, { fields }) => {
    const speed = fields['speed'];
    return { speed: isGameSpeed(speed) ? speed : story.speed };
  },
};

/** The announced seats, with the fields that the first snapshot already has. */
function seated(story: Story, players: unknown): Change {
  if (!Array.isArray(players)) return {};
  const seats = players.filter(isJsonObject).map((player) => {
    const announced = readSeat(player);
    const known = story.seats.find(({ id }) => id === announced.id);
    return known ? { ...known, personality: announced.personality, model: announced.model } : announced;
  });
  return seats.length > 0 ? { seats } : {};
}
