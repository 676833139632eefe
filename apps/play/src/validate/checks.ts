import { type DecideRequest, isJsonObject } from '#libs/protocol';
import type { AgentUnderTest, NoReply, Reply } from './agent-under-test.js';
import { NDJSON } from './answer-reading.js';
import { checkedDecision } from './decision-check.js';
import { advice, type Finding, wrong } from './finding.js';
import { GOLDEN, type GoldenDecision, ROLL } from './golden/golden-decisions.js';
import { OTHER_GAMES, type OtherGame } from './golden/other-games.js';
import { decideRequest } from './golden/decide-request.js';

/** One ability that an agent should have. */
export interface Check {
  /** Follows “The agent …”. */
  readonly title: string;
  readonly run: (agent: AgentUnderTest) => Promise<readonly Finding[]>;
}

/** An agent that needs longer is too slow for most games. */
const SHORT_DEADLINE_MS = 1_000;

const CONCURRENT_GAMES = 8;

/** Runs first: the other checks need a reachable agent. */
export const REACHABILITY_CHECK: Check = {
  title: 'can be reached, and answers GET /health with 200',
  run: async (agent) => {
    const reply = await agent.get('/health');
    if ('failure' in reply) return [wrong(reply.failure)];
    if (reply.status === 200) return [];
    return [advice(`GET /health answered ${reply.status}. It is optional, but monitoring uses it.`)];
  },
};

/** All others, in order. */
export const CHECKS: readonly Check[] = [
  ...GOLDEN.map(decides),
  ...OTHER_GAMES.map(decidesElsewhere),
  {
    title: 'decides again when last_error refuses its first choice',
    run: (agent) => checkDecision(agent, { ...golden(agent), last_error: 'flip_the_board is not possible now.' }),
  },
  {
    title: 'accepts fields that it does not know',
    run: (agent) => checkDecision(agent, withUnknownFields(golden(agent))),
  },
  {
    title: `meets a deadline of ${SHORT_DEADLINE_MS} ms`,
    run: (agent) =>
      checkDecision(agent, { ...golden(agent), deadline_ms: SHORT_DEADLINE_MS }, { deadlineMs: SHORT_DEADLINE_MS }),
  },
  {
    title: `decides in ${CONCURRENT_GAMES} games at once`,
    run: async (agent) => {
      const asked = Array.from({ length: CONCURRENT_GAMES }, () => checkDecision(agent, golden(agent)));
      return (await Promise.all(asked)).find((findings) => findings.length > 0) ?? [];
    },
  },
  {
    title: 'answers with one JSON document if the request accepts nothing else',
    run: async (agent) => {
      const reply = await agent.decide(golden(agent), { accept: 'application/json' });
      if ('failure' in reply || reply.mediaType !== NDJSON) return checkedDecision(golden(agent), reply);
      return [advice(`It answered ${NDJSON} to a request that accepts application/json alone.`, reply)];
    },
  },
  { title: 'lists its personalities as a list, if it lists them', run: introducesItself },
  // Last, because some agents end here.
  { title: 'survives an invalid request', run: survives },
];

function decides({ title, scene }: GoldenDecision): Check {
  return { title: `decides on ${title}`, run: (agent) => checkDecision(agent, decideRequest(scene, agent.deadlineMs)) };
}

function decidesElsewhere({ title, request }: OtherGame): Check {
  return {
    title: `decides on ${title}`,
    run: (agent) => checkDecision(agent, { ...request, deadline_ms: agent.deadlineMs }),
  };
}

function golden({ deadlineMs }: AgentUnderTest, { scene }: GoldenDecision = ROLL): DecideRequest {
  return decideRequest(scene, deadlineMs);
}

async function checkDecision(
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

/** No orchestrator sends this, but other clients might. */
async function survives(agent: AgentUnderTest): Promise<readonly Finding[]> {
  const invalid = await agent.decide('{"player_id": ');
  const after = await checkDecision(agent, golden(agent));
  if (after.some(({ level }) => level === 'wrong')) {
    return [advice('It does not decide any more after a body that is not JSON.')];
  }
  return isRefused(invalid) ? [] : [advice('A body that is not JSON should be answered 400.', invalid)];
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
    return isJsonObject(body) && Array.isArray(body['personalities']);
  } catch {
    return false;
  }
}
