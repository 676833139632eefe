import type { DecideRequest, DecideResponse } from '#libs/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fixtureModels } from '../testing/fixture-models.js';
import { ModelSeat } from '../testing/model-seat.js';
import { ConnectFour } from '../testing/other-games/connect-four.js';
import { Leduc } from '../testing/other-games/leduc.js';
import { type Filter, ownPartOnly, playOther } from '../testing/other-games/other-table.js';
import { PLAYERS } from '../testing/other-games/test-game.js';

const MODEL = 'openai:steady';
/** What only a prompt of Monopoly has a reason to hold. */
const OF_MONOPOLY = /rent|deed|mortgage|jail|monopoly|\$\d|houses?\b|hotel|propert|the bank/i;

describe('a model in a game that nobody here has written', () => {
  let seat: ModelSeat;
  beforeAll(async () => {
    seat = await ModelSeat.of('', {}, fixtureModels);
  });
  afterAll(() => seat[Symbol.asyncDispose]());
  beforeEach(() => void seat.models.asked.splice(0));

  const decideIn =
    (gameId: string) =>
    async (request: DecideRequest): Promise<DecideResponse> => {
      const response = await fetch(`${seat.agent.url}/games/${gameId}/decide`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      return (await response.json()) as DecideResponse;
    };
  const table = (gameId: string) => ({
    personalities: ['aggressive', 'neutral'],
    model: MODEL,
    decide: decideIn(gameId),
  });

  it('plays Connect Four to its end, with prompts that hold the rules and the board', async () => {
    const game = ConnectFour.start();
    const decisions = await playOther(game, table('connect-four'));
    expect(game.seatToMove).toBeNull();
    expect(decisions.map(({ response }) => response.source)).toEqual(decisions.map(() => 'model'));
    const prompts = seat.models.asked.map(({ prompt }) => prompt);
    expect(prompts).toHaveLength(decisions.length);
    for (const prompt of prompts) {
      expect(prompt).toContain('a game called Connect Four');
      expect(prompt).toContain(`<rules>\n${game.rules}\n</rules>`);
      expect(prompt).toMatch(/Legal actions, of which you choose one:\na0: drop_disc - Drop into column [a-g]/);
      expect(prompt).not.toMatch(OF_MONOPOLY);
    }
  });

  const seeds = Array.from({ length: 4 }, (_, seed) => seed);
  /** An orchestrator that sends everything it has: nothing of it may reach a model that may not know it. */
  const everything: Filter = (state) => state;
  it.each<[string, Filter]>([
    ['by an orchestrator that sends the own part', ownPartOnly],
    ['by one that sends all parts', everything],
  ])('plays leduc poker with prompts that hold the own card alone, asked %s', async (name, filter) => {
    for (const seed of seeds) {
      const game = Leduc.start(seed);
      seat.models.asked.splice(0);
      const decisions = await playOther(game, { ...table(`leduc-${seed}-${name}`), filter });
      const isChosenByModel = decisions.every(({ response }) => response.source === 'model');
      expect([game.seatToMove, isChosenByModel]).toEqual([null, true]);
      expect(seat.models.asked).toHaveLength(decisions.length);
      for (const [index, { request }] of decisions.entries()) {
        const prompt = seat.models.asked[index]?.prompt ?? '';
        const own = PLAYERS.findIndex(({ id }) => id === request.player_id);
        expect(prompt).toContain(game.cardOf(own));
        expect(prompt).not.toContain(game.cardOf(1 - own));
        expect(prompt).toContain(game.rules);
        expect(prompt).toContain('Chat is read by everybody');
        expect(prompt).not.toMatch(OF_MONOPOLY);
      }
    }
  });
});
