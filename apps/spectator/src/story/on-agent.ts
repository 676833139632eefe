import type { JsonObject } from '#libs/protocol';
import { fieldsIn, firstNumberIn, numberIn, textIn, textsIn, timeIn } from './fields.js';
import type { GameEvent } from './game-event.js';
import type { EventsOf, Reducers } from './reducer.js';
import { actorIn } from './seats.js';
import {
  type Change,
  type AgentRecord,
  type AgentDecision,
  EMPTY_AGENT_RECORD,
  type Story,
  type Thought,
} from './story.js';

/** An agent is asked for a decision, fails, and decides. */
export const ON_AGENT: Reducers<EventsOf<'agent'> | 'turn:timeout'> = {
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
  'agent:chat': null,
  'agent:joined': null,
  'agent:left': null,
  'agent:returned': null,
  'agent:decision': (story, event) => {
    const decision = readDecision(story, event);
    return {
      decision,
      pendingDecision: null,
      troubles: [],
      drawnCard: null,
      thought: thoughtAfter(story, decision),
      ...withAgentRecord(story, event.fields, (before) => recordAfter(before, decision)),
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
    decidedBy: textIn(fields, 'agent_source'),
    troubles: story.troubles,
    tokens: tokensIn(usage),
    cost: firstNumberIn(usage, 'cost_usd', 'cost', 'total_cost', 'usd'),
  };
}

/** Agents report token counts under the field names of their model's provider. */
function tokensIn(usage: JsonObject): number | null {
  const total = firstNumberIn(usage, 'total_tokens', 'totalTokens', 'tokens');
  if (total !== null) return total;
  const input = firstNumberIn(usage, 'input_tokens', 'prompt_tokens', 'inputTokens', 'promptTokens');
  const output = firstNumberIn(usage, 'output_tokens', 'completion_tokens', 'outputTokens', 'completionTokens');
  return input === null && output === null ? null : (input ?? 0) + (output ?? 0);
}

/** Their reasoning is not worth showing. */
const ROUTINE_ACTIONS: ReadonlySet<string | null> = new Set(['roll_dice', 'end_turn']);

function thoughtAfter({ thought }: Story, { seq, playerId, action, reasoning }: AgentDecision): Thought | null {
  if (ROUTINE_ACTIONS.has(textIn(action, 'type'))) return thought;
  return reasoning === null ? null : { seq, playerId, text: reasoning };
}

function saysWho(decidedBy: string | null): boolean {
  return decidedBy === 'model' || decidedBy === 'heuristic';
}

function recordAfter(
  before: AgentRecord,
  { seq, action, reasoning, ms, source, decidedBy, tokens, cost }: AgentDecision,
): Partial<AgentRecord> {
  return {
    decisions: before.decisions + 1,
    defaults: before.defaults + Number(source === 'default'),
    corrected: before.corrected + Number(source === 'corrected'),
    byModel: saysWho(decidedBy) ? (before.byModel ?? 0) + Number(decidedBy === 'model') : before.byModel,
    forced: before.forced + Number(decidedBy === 'forced'),
    totalMs: before.totalMs + (ms ?? 0),
    tokens: before.tokens + (tokens ?? 0),
    cost: before.cost + (cost ?? 0),
    reasoning:
      reasoning === null || ROUTINE_ACTIONS.has(textIn(action, 'type')) ? before.reasoning : { seq, text: reasoning },
  };
}

function withAgentRecord(
  story: Story,
  fields: JsonObject,
  change: (before: AgentRecord) => Partial<AgentRecord>,
): Change {
  const { playerId } = actorIn(fields);
  const before = story.agentRecords[playerId] ?? EMPTY_AGENT_RECORD;
  return { agentRecords: { ...story.agentRecords, [playerId]: { ...before, ...change(before) } } };
}
