import type { EventDraft, GameState, NumberedEvent, TranscriptLine } from '#libs/protocol';
import type { GameSession } from './session.js';
import { hidesSomething } from './visibility.js';

/** What a decision of the domain does to a game: the game afterwards, and what happened, in order, not yet numbered. */
export interface Change {
  readonly session: GameSession;
  readonly events: readonly EventDraft[];
  /** A new snapshot of the table, taken after the first `after` of the events. */
  readonly snapshot?: { readonly state: GameState; readonly after: number };
  /** What models were asked and answered; written down with the rest, and emitted to nobody. */
  readonly transcript?: readonly TranscriptLine[];
}

/** A numbered change, ready to be written down and published. */
export interface NumberedChange {
  readonly game: GameSession;
  readonly events: readonly NumberedEvent[];
  readonly snapshot?: { readonly seq: number; readonly baseSeq: number; readonly state: GameState };
  readonly transcript?: readonly TranscriptLine[];
}

/** Whether there is nothing to write down: the game is the very one that it was. */
export function changesNothing(before: GameSession, { session, events, snapshot }: Change): boolean {
  return session === before && events.length === 0 && snapshot === undefined;
}

/** Gives a change's events their numbers: 1, 2, 3, … per game, without a gap. `at` is ISO 8601 UTC. */
export function numbered(before: GameSession, change: Change, at: string): NumberedChange {
  const events = change.events.map((draft, index) => ({ seq: before.seq + index + 1, at, ...draft }));
  const bankruptAt = bankruptciesAfter(before, change, events);
  const game = {
    ...change.session,
    seq: before.seq + events.length,
    updatedAt: at,
    ...(bankruptAt !== undefined && { bankruptAt }),
    ...(hidesSomething(change.session, events, change.snapshot?.state) && { hasHidden: true }),
  };
  const transcript = change.transcript && { transcript: change.transcript };
  if (change.snapshot === undefined) return { game, events, ...transcript };
  const { state, after } = change.snapshot;
  const seq = before.seq + after;
  return {
    game: { ...game, state, stateSeq: seq },
    events,
    snapshot: { seq, baseSeq: before.stateSeq, state },
    ...transcript,
  };
}

/** Who was bankrupt before stays where they fell; a seat that is bankrupt now went bankrupt with its event, else with the snapshot. */
function bankruptciesAfter(
  before: GameSession,
  { snapshot }: Change,
  events: readonly NumberedEvent[],
): GameSession['bankruptAt'] {
  const fallen = events.flatMap((event) =>
    event.event === 'player:bankrupt' ? [[event.payload.player_id, event.seq] as const] : [],
  );
  const shown = (snapshot?.state.players ?? [])
    .filter(({ is_bankrupt }) => is_bankrupt === true)
    .map(({ id }) => [id, before.seq + (snapshot?.after ?? 0)] as const);
  if (fallen.length + shown.length === 0) return before.bankruptAt;
  return Object.fromEntries([...shown, ...fallen.toReversed(), ...Object.entries(before.bankruptAt ?? {})]);
}
