import { numberIn, textIn } from './fields.js';
import type { EventsOf, Reducers } from './reducer.js';
import { actorIn, withSeat } from './seats.js';
import { isMonopoly } from './state-view.js';

/** The position of the lock-up (the rules' jail). */
const LOCKUP = 10;

/** A turn starts; its player rolls, moves, draws a card and is locked up or released. */
export const ON_TURN: Reducers<
  Exclude<EventsOf<'turn'>, 'turn:timeout'> | EventsOf<'dice' | 'card' | 'jail'> | 'player:moved'
> = {
  'turn:start': (story, { fields }) => {
    const actor = actorIn(fields);
    const [position, cash] = [numberIn(fields, 'position'), numberIn(fields, 'cash')];
    return {
      status: story.status === 'starting' ? 'running' : story.status,
      turn: { number: numberIn(fields, 'turn_number') ?? (story.turn?.number ?? 0) + 1, ...actor },
      seats: withSeat(story.seats, actor.playerId, (seat) => ({
        position: position ?? seat.position,
        cash: cash ?? seat.cash,
      })),
      drawnCard: null,
      thought: isMonopoly(story) ? null : story.thought,
    };
  },
  'turn:action': null,
  'turn:end': null,
  'dice:rolled': (_story, { seq, fields }) => {
    const [first, second] = Array.isArray(fields['dice']) ? fields['dice'].map(Number) : [];
    if (first === undefined || second === undefined) return {};
    return { lastThrow: { seq, playerId: actorIn(fields).playerId, dice: [first, second] }, thought: null };
  },
  'player:moved': (story, { seq, fields }) => {
    const { playerId } = actorIn(fields);
    const to = numberIn(fields, 'to_position');
    if (to === null) return {};
    const from = numberIn(fields, 'from_position') ?? to;
    const isJump = numberIn(fields, 'dice_total') === null;
    return {
      lastMove: { seq, playerId, from, to, isJump },
      seats: withSeat(story.seats, playerId, () => ({ position: to })),
    };
  },
  'card:drawn': (_story, { seq, fields }) => ({
    drawnCard: {
      seq,
      playerName: actorIn(fields).playerName,
      text: textIn(fields, 'card_text') ?? '',
      deck: textIn(fields, 'deck'),
    },
  }),
  'jail:action': (story, { fields }) => {
    const isSent = fields['action_type'] === 'go_to_jail';
    if (!isSent && fields['success'] !== true) return {};
    const change = isSent ? { inJail: true, position: LOCKUP } : { inJail: false };
    return { seats: withSeat(story.seats, actorIn(fields).playerId, () => change) };
  },
};
