import type { Received } from '../fixtures/raw-spectator.js';

type Payload = Received['payload'];

/** The text by which tests compare events of one name. */
const ESSENCE: Readonly<Record<string, (payload: Payload) => readonly unknown[]>> = {
  'agent:error': ({ code }) => [code],
  'agent:decision': ({ source }) => [source],
  'game:error': ({ code, recoverable }) => [code, recoverable === true ? 'recoverable' : 'final'],
  'game:paused': ({ reason }) => [reason],
  'game:resumed': ({ reason }) => [reason],
  'game:ended': ({ reason }) => [reason],
  'turn:action': ({ result }) => ((result as { success: boolean }).success ? [] : ['refused']),
  'dice:rolled': ({ player_name, dice }) => [player_name, dice],
  'player:moved': ({ player_name, to_position }) => [player_name, to_position],
  'property:purchased': ({ player_name, property_id, price }) => [player_name, property_id, price],
  'property:passed': ({ player_name, property_id }) => [player_name, property_id],
  'rent:paid': ({ player_name, amount, to_player_name }) => [player_name, amount, to_player_name],
};

/** An event in a few words: `agent:error agent_http_error`, `player:moved Lady Luck 7`. */
export function inWords({ event, payload }: Received): string {
  return [event, ...(ESSENCE[event]?.(payload) ?? [])].join(' ');
}

const MOVES = new Set(['dice:rolled', 'player:moved', 'property:purchased', 'property:passed', 'rent:paid']);
const TROUBLES = new Set(['agent:error', 'turn:timeout', 'game:error', 'game:paused', 'game:resumed']);

/** What happened on the board, in order. */
export function movesIn(received: readonly Received[]): string[] {
  return received.filter(({ event }) => MOVES.has(event)).map(inWords);
}

/** What went wrong, and how it was overcome, in order. */
export function troublesIn(received: readonly Received[]): string[] {
  const isTrouble = (words: string): boolean => words === 'turn:action refused' || words.endsWith(' default');
  return received.filter((one) => TROUBLES.has(one.event) || isTrouble(inWords(one))).map(inWords);
}
