import { describe, expect, it } from '@jest/globals';
import type { Received } from '../fixtures/raw-spectator.js';
import { type AgentBehaviour, startThirdPartyAgent, type ThirdPartyAgent } from '../fixtures/third-party-agent.js';
import { wrongsIn } from '../support/account.js';
import { seatedGame, watchToEnd } from '../support/seated-game.js';
import { Table } from '../support/table.js';
import { inWords, troublesIn } from '../support/event-text.js';

const GAMES = 20;
/** Seconds that each decision of an agent that hangs or drips takes. */
const FAULTY_TIMEOUT = 1;
/** Twice as many games, with 10 MB answers among them, may cost as much; waiting for another's agent costs more. */
const SLOWDOWN = 5;
const SLACK_MS = 100;

const FAULTS: readonly AgentBehaviour[] = ['hang', 'drip', 'too_large', 'closed', 'not_json'];

/** Games that run at once, whose first seats have these agents in turn; resolves to what each one's spectator saw. */
async function playAtOnce(table: Table, faulty: readonly ThirdPartyAgent[] = []): Promise<Received[][]> {
  return Promise.all(
    Array.from({ length: GAMES }, async (_, index) => {
      const own = faulty[index % faulty.length];
      const spectator = await table.spectator();
      const { id } = await seatedGame(table, own ? [own.url] : [], { turn_timeout: own ? FAULTY_TIMEOUT : 30 });
      await watchToEnd(spectator, id);
      return spectator.of(id);
    }),
  );
}

/** Milliseconds from a question to what came of it, on average. */
function meanStep(games: readonly Received[][]): number {
  const times = (name: string): number[] =>
    games
      .flat()
      .filter(({ event }) => event === name)
      .map(({ payload }) => Date.parse(String(payload['at'])));
  const [asked, done] = [times('agent:thinking'), times('turn:action')];
  return done.reduce((sum, at, index) => sum + at - (asked[index] ?? NaN), 0) / done.length;
}

describe('one game cannot hurt another', () => {
  it(`${GAMES} games with agents that fail at every turn leave ${GAMES} healthy ones their pace`, async () => {
    await using table = await Table.set({ engine: { turns: 3 } });
    const faulty = await Promise.all(FAULTS.map((does) => startThirdPartyAgent(does)));
    const alone = await playAtOnce(table);
    const [healthy, ailing] = await Promise.all([playAtOnce(table), playAtOnce(table, faulty)]);
    await Promise.all(faulty.map((agent) => agent.stop()));

    const everything = [...alone, ...healthy, ...ailing];
    expect(everything.flatMap((received) => wrongsIn(received, table.engine))).toEqual([]);
    const ends = everything.flatMap((received) => received.slice(-1).map(inWords));
    expect(ends).toEqual(everything.map(() => 'game:ended completed'));
    expect([...alone, ...healthy].flatMap(troublesIn)).toEqual([]);
    expect(ailing.filter((received) => troublesIn(received).includes('agent:decision default'))).toHaveLength(GAMES);
    expect(meanStep(healthy)).toBeLessThan(meanStep(alone) * SLOWDOWN + SLACK_MS);
  });
});
