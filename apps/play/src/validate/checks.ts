import type { DecideRequest } from '#libs/protocol';
import type { AgentUnderTest, NoReply, Reply } from './agent-under-test.js';
import { NDJSON } from './answer-reading.js';
import { checkedDecision } from './decision-check.js';
import { isFields } from './fields.js';
import { advice, type Finding, wrong } from './finding.js';
import { GOLDEN, type Golden, ROLL } from './golden/scenes.js';
import { question } from './golden/table.js';

/** One thing that an agent should be able to do. */
export interface Check {
  /** Follows “The agent …”. */
  readonly title: string;
  readonly run: (agent: AgentUnderTest) => Promise<readonly Finding[]>;
}

/** Whoever cannot decide in this time is too slow for most games, in milliseconds. */
const SHORT_MS = 1_000;

const AT_ONCE = 8;

/** The first of all: without it the others say nothing. */
export const IS_THERE: Check = {
  title: 'can be reached, and says that it is well at GET /health',
  run: async (agent) => {
    const reply = await agent.get('/health');
    if ('failure' in reply) return [wrong(reply.failure)];
    if (reply.status === 200) return [];
    return [advice(`GET /health answered ${reply.status}. It is not needed, but says when an agent is well.`)];
  },
};

/** All others, in order. */
export const CHECKS: readonly Check[] = [
  ...GOLDEN.map(decides),
  {
    title: 'decides again when it is told that its first choice was refused (last_error)',
    run: (agent) => ask(agent, { ...golden(agent), last_error: 'flip_the_board is not possible now.' }),
  },
  {
    title: 'takes no offence at fields that it does not know',
    run: (agent) => ask(agent, withUnknownFields(golden(agent))),
  },
  {
    title: `keeps a deadline of ${SHORT_MS} ms`,
    run: (agent) => ask(agent, { ...golden(agent), deadline_ms: SHORT_MS }, { deadlineMs: SHORT_MS }),
  },
  {
    title: `decides in ${AT_ONCE} games at once`,
    run: async (agent) => {
      const asked = Array.from({ length: AT_ONCE }, () => ask(agent, golden(agent)));
      return (await Promise.all(asked)).find((findings) => findings.length > 0) ?? [];
    },
  },
  {
    title: 'answers in one piece to whoever accepts nothing else',
    run: async (agent) => {
      const reply = await agent.decide(golden(agent), { accept: 'application/json' });
      if ('failure' in reply || reply.mediaType !== NDJSON) return checkedDecision(golden(agent), reply);
      return [advice(`It answered ${NDJSON} to a request that accepts application/json alone.`, reply)];
    },
  },
  { title: 'lists its personalities as a list, if it lists them', run: introducesItself },
  // At the end: some do not.
  { title: 'survives a request that makes no sense', run: survives },
];

function decides({ title, scene }: Golden): Check {
  return { title: `decides on ${title}`, run: (agent) => ask(agent, question(scene, agent.deadlineMs)) };
}

function golden({ deadlineMs }: AgentUnderTest, { scene }: Golden = ROLL): DecideRequest {
  return question(scene, deadlineMs);
}

async function ask(
  agent: AgentUnderTest,
  request: DecideRequest,
  options: Parameters<AgentUnderTest['decide']>[1] = {},
): Promise<readonly Finding[]> {
  return checkedDecision(request, await agent.decide(request, options));
}

function withUnknownFields(request: DecideRequest): DecideRequest & Readonly<Record<string, unknown>> {
  const novelty = { x_novelty: { nested: [1, null, 'two'] } };
  const { game_state: state, valid_actions: actions } = request;
  return {
    ...request,
    ...novelty,
    game_state: { ...state, ...novelty, players: state.players.map((one) => ({ ...one, ...novelty })) },
    valid_actions: actions.map((action) => ({ ...action, ...novelty })),
  };
}

/** No orchestrator asks so, but whoever finds the address may. */
async function survives(agent: AgentUnderTest): Promise<readonly Finding[]> {
  const nonsense = await agent.decide('{"player_id": ');
  const after = await ask(agent, golden(agent));
  if (after.some(({ level }) => level === 'wrong')) {
    return [advice('A body that is no JSON ended it, or confused it: it does not decide any more.')];
  }
  return isRefused(nonsense) ? [] : [advice('A body that is no JSON should be answered 400.', nonsense)];
}

function isRefused(reply: Reply | NoReply): boolean {
  return 'status' in reply && reply.status >= 400 && reply.status < 500;
}

async function introducesItself(agent: AgentUnderTest): Promise<readonly Finding[]> {
  const reply = await agent.get('/personalities');
  if ('failure' in reply || reply.status !== 200) return [];
  return isIntroduction(reply.text)
    ? []
    : [advice('GET /personalities should answer {"personalities": [{"name": …, "description": …}]}.', reply)];
}

function isIntroduction(text: string): boolean {
  try {
    const body: unknown = JSON.parse(text);
    return isFields(body) && Array.isArray(body['personalities']);
  } catch {
    return false;
  }
}
