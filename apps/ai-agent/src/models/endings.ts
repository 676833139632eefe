import type { Ending } from './chat-model.js';

/** What providers call the end of an answer, in lower case. */
const ENDINGS: ReadonlyMap<string, Ending> = new Map([
  ...['stop', 'end_turn', 'stop_sequence', 'eos', 'eos_token', 'end', 'complete', 'completed', 'finish'].map(
    (word) => [word, 'finished'] as const,
  ),
  ...['tool_calls', 'tool_use', 'function_call', 'tool_call', 'tool-calls'].map((word) => [word, 'finished'] as const),
  ...['length', 'max_tokens', 'max_output_tokens', 'model_length', 'token_limit', 'max_context_length'].map(
    (word) => [word, 'cut_off'] as const,
  ),
  ...['model_context_window_exceeded', 'context_length_exceeded', 'pause_turn', 'incomplete', 'time_limit'].map(
    (word) => [word, 'cut_off'] as const,
  ),
  ...['content_filter', 'content-filter', 'contentfilter', 'safety', 'recitation', 'prohibited_content'].map(
    (word) => [word, 'filtered'] as const,
  ),
  ...['blocklist', 'spii', 'sensitive', 'guardrail_intervened', 'content_filtered', 'error_toxic', 'language'].map(
    (word) => [word, 'filtered'] as const,
  ),
  ...['refusal', 'refused'].map((word) => [word, 'refused'] as const),
  ...['error', 'abort', 'aborted', 'cancelled', 'network_error', 'load', 'unload'].map(
    (word) => [word, 'broken_off'] as const,
  ),
  ...['insufficient_system_resource', 'malformed_function_call', 'error_limit'].map(
    (word) => [word, 'broken_off'] as const,
  ),
]);

/** How an answer ended, by the word that its provider has for it. */
export function endingOf(word: string): Ending {
  return ENDINGS.get(word.trim().toLowerCase()) ?? 'other';
}
