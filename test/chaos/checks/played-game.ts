import type { NumberedEvent } from '#libs/protocol';
import type { Ask, ExecutedAction, GameEvidence } from '../evidence.js';
import { asSeen } from './viewers.js';

const ID = 'game';
const PLAYER = { player_id: 'ada', player_name: 'Ada' };
const STEP_MS = 1_000;

/** When event `seq` was written down. */
export function timeOf(seq: number): number {
  return Date.parse('2026-01-01T00:00:00.000Z') + seq * STEP_MS;
}

/** What two steps and an end leave behind where all goes well: for tests that then break it. */
export function playedGame(): GameEvidence {
  const drafts: Pick<NumberedEvent, 'event' | 'payload'>[] = [
    { event: 'game:started', payload: { players: [], agents: [] } },
    { event: 'turn:start', payload: { ...PLAYER, turn_number: 1, position: 0, cash: 1_500 } },
    ...step('roll_dice', null),
    ...step('buy_property', 'baltic'),
    { event: 'turn:end', payload: { ...PLAYER, turn_number: 1 } },
    { event: 'game:ended', payload: { winner_id: null, winner_name: null, reason: 'max_turns', final_state: STATE } },
  ];
  const events = drafts.map((draft, index) => numbered(draft, index + 1));
  const viewers = [{ viewer: 'library 1', seen: events.map((event) => asSeen(ID, event)), complaints: [] }];
  return { id: ID, status: 'completed', events, executed: EXECUTED, asks: ASKS, viewers };
}

const STATE = { status: 'completed', current_player_index: 0, players: [] };
const EXECUTED: readonly ExecutedAction[] = [
  { key: 'game:1', playerId: 'ada', type: 'roll_dice', propertyId: null },
  { key: 'game:2', playerId: 'ada', type: 'buy_property', propertyId: 'baltic' },
];
/** The events with numbers 3 and 6 report thinking, 4 and 7 decisions. */
const ASKS: readonly Ask[] = [
  { gameId: ID, at: timeOf(3) + 1, question: 'first' },
  { gameId: ID, at: timeOf(6) + 1, question: 'second' },
];

function step(type: string, propertyId: string | null): Pick<NumberedEvent, 'event' | 'payload'>[] {
  const action = { type, ...(propertyId !== null && { property_id: propertyId }) };
  return [
    { event: 'agent:thinking', payload: { ...PLAYER, phase: 'any', valid_actions: [type], deadline: '' } },
    { event: 'agent:decision', payload: { ...PLAYER, action, reasoning: null, duration_ms: 1, source: 'agent' } },
    { event: 'turn:action', payload: { ...PLAYER, action, result: { success: true } } },
  ];
}

function numbered(draft: Pick<NumberedEvent, 'event' | 'payload'>, seq: number): NumberedEvent {
  return { ...draft, seq, at: new Date(timeOf(seq)).toISOString() } as NumberedEvent;
}
