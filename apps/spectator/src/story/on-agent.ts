import type { JsonObject } from '#libs/protocol';
import { fieldsIn, firstNumberIn, numberIn, textIn, textsIn, timeIn } from './fields.js';
import type { GameEvent } from './game-event.js';
import { actorIn } from './seats.js';
import { type Change, type AgentRecord, type AgentDecision, EMPTY_AGENT_RECORD, type Story } from './story.js';

/** A seat is asked, thinks, fails and decides. */
export const ON_AGENT: Readonly<Record<string, (story: Story, event: GameEvent) => Change>> = {
  'agent:thinking': (_story, { seq, at, fields }) => ({
    pendingDecision: {
      seq,
      at,
      ...actorIn(fields),
      phase: textIn(fields, 'phase'),
      options: textsIn(fields, 'valid_actions'),
      deadline: timeIn(fields, 'deadline'),
    },
    troubles: [],
  }),
  'turn:timeout': (story, { fields }) => ({
    troubles: [...story.troubles, `No answer within ${numberIn(fields, 'timeout') ?? '?'} s`],
    ...withAgentRecord(story, fields, ({ timeouts }) => ({ timeouts: timeouts + 1 })),
  }),
  'agent:error': (story, { fields }) => ({
    troubles: [...story.troubles, textIn(fields, 'error') ?? 'The agent failed'],
    ...withAgentRecord(story, fields, ({ errors }) => ({ errors: errors + 1 })),
  }),
  'agent:decision': (story, event) => {
    const decision = readDecision(story, event);
    return {
      decision,
      pendingDecision: null,
      troubles: [],
      ...withAgentRecord(story, event.fields, (had) => recordAfter(had, decision)),
    };
  },
};

function readDecision(story: Story, { seq, fields }: GameEvent): AgentDecision {
  const usage = fieldsIn(fields, 'usage');
  return {
    seq,
    turn: story.turn?.number ?? null,
    ...actorIn(fields),
    phase: story.pendingDecision?.phase ?? null,
    options: story.pendingDecision?.options ?? [],
    action: fieldsIn(fields, 'action'),
    reasoning: textIn(fields, 'reasoning'),
    ms: numberIn(fields, 'duration_ms'),
    source: textIn(fields, 'source') ?? 'agent',
    troubles: story.troubles,
    tokens: tokensIn(usage),
    cost: firstNumberIn(usage, 'cost_usd', 'cost', 'total_cost', 'usd'),
  };
}

/** Agents name their counts as their model's provider does. */
function tokensIn(usage: JsonObject): number | null {
  const total = firstNumberIn(usage, 'total_tokens', 'totalTokens', 'tokens');
  if (total !== null) return total;
  const input = firstNumberIn(usage, 'input_tokens', 'prompt_tokens', 'inputTokens', 'promptTokens');
  const output = firstNumberIn(usage, 'output_tokens', 'completion_tokens', 'outputTokens', 'completionTokens');
  return input === null && output === null ? null : (input ?? 0) + (output ?? 0);
}

/** Nobody needs to be told why these were chosen. */
const ROUTINE_ACTIONS: ReadonlySet<string | null> = new Set(['roll_dice', 'end_turn']);

function recordAfter(
  had: AgentRecord,
  { seq, action, reasoning, ms, source, tokens, cost }: AgentDecision,
): Partial<AgentRecord> {
  return {
    decisions: had.decisions + 1,
    defaults: had.defaults + Number(source === 'default'),
    corrected: had.corrected + Number(source === 'corrected'),
    totalMs: had.totalMs + (ms ?? 0),
    tokens: had.tokens + (tokens ?? 0),
    cost: had.cost + (cost ?? 0),
    reasoning:
      reasoning === null || ROUTINE_ACTIONS.has(textIn(action, 'type')) ? had.reasoning : { seq, text: reasoning },
  };
}

function withAgentRecord(story: Story, fields: JsonObject, change: (had: AgentRecord) => Partial<AgentRecord>): Change {
  const { playerId } = actorIn(fields);
  const had = story.agentRecords[playerId] ?? EMPTY_AGENT_RECORD;
  return { agentRecords: { ...story.agentRecords, [playerId]: { ...had, ...change(had) } } };
}
