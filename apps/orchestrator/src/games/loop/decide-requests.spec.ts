import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DecideRequest } from '#libs/protocol';
import { Clock, type Variables } from '#libs/service';
import { loadOrchestratorConfig } from '../../config.js';
import { LoopHarness } from '../testing/loop-harness.js';
import { DecideRequests } from './decide-requests.js';

const REDIS = {
  ORCHESTRATOR_REDIS_URL: 'redis://127.0.0.1:6379',
  ORCHESTRATOR_DATABASE_URL: 'postgres://127.0.0.1/games',
};
const PUBLIC = { ORCHESTRATOR_PUBLIC_URL: 'https://games.example' };

describe('the address to look ahead at', () => {
  let harness: LoopHarness;
  let id: string;
  beforeAll(async () => {
    harness = await LoopHarness.set();
    id = await harness.game();
  });
  afterAll(() => harness[Symbol.asyncDispose]());

  /** What a process with these variables asks for the first step. */
  async function askedBy(variables: Variables): Promise<DecideRequest | undefined> {
    const session = await harness.store.find(id);
    if (session === undefined) throw new Error('There is no game.');
    const clock = harness.get(Clock);
    const requests = new DecideRequests(harness.store, clock, loadOrchestratorConfig(variables));
    const question = { seatId: session.seats[0]?.id ?? '', phase: 'pre_roll', validActions: [] };
    const asked = await requests.askOf(
      { session, question, state: session.state, deadline: clock.now() + 10_000 },
      1,
      null,
    );
    return asked?.request;
  }

  it('is that of this machine where there is one process', async () => {
    expect((await askedBy({ ORCHESTRATOR_PORT: '3001' }))?.peek_url).toBe(`http://127.0.0.1:3001/games/${id}/peek`);
  });

  it.each([
    { name: 'missing without a public address', variables: REDIS, expected: undefined },
    { name: 'the public one', variables: { ...REDIS, ...PUBLIC }, expected: 'https://games.example' },
  ])(
    'is the same from each replica, which may repeat a question of another one: $name',
    async ({ variables, expected }) => {
      const [one, other] = await Promise.all(
        ['3001', '3002'].map(async (port) => (await askedBy({ ...variables, ORCHESTRATOR_PORT: port }))?.peek_url),
      );
      expect([one, other]).toEqual(Array(2).fill(expected && `${expected}/games/${id}/peek`));
    },
  );
});
