import { describe, expect, it } from '@jest/globals';
import { finish } from './finish.js';
import { winnerWithoutForfeits } from './forfeit.js';
import { standings } from './ending.js';
import type { GameSession } from './session.js';
import { ANN, BOB, RUNNING, stateOf, withPlayer } from './testing/sessions.js';

const CAT = 'p-cat';
const OF_THREE = stateOf({
  players: [...stateOf().players, { id: CAT, name: 'Cat', position: 0, cash: 900, in_jail: false, is_bankrupt: false }],
});
const GIVING_UP: GameSession = {
  ...RUNNING,
  seats: [...RUNNING.seats, { id: CAT, name: 'Cat', personality: 'sly', model: null, url: null }],
  state: OF_THREE,
  forfeited: [ANN],
  stage: { name: 'decided', seatId: ANN, action: { type: 'end_turn' } },
};

function afterStep(session: GameSession, after = session.state): ReturnType<typeof finish> {
  const result = { success: true, action_type: 'end_turn' };
  return finish(session, session.step, { kind: 'executed', result, after });
}

describe('a seat that gave up', () => {
  it.each([
    { others: 'of whom one gave up too', session: { ...GIVING_UP, forfeited: [ANN, CAT] }, after: OF_THREE },
    { others: 'of whom one is bankrupt', session: GIVING_UP, after: withPlayer(OF_THREE, CAT, { is_bankrupt: true }) },
    { others: 'of whom one is out', session: GIVING_UP, after: withPlayer(OF_THREE, CAT, { is_out: true }) },
  ])('leaves the game to the last of the others, $others', ({ session, after }) => {
    expect(afterStep(session, after)).toMatchObject({
      session: { status: 'completed', winnerId: BOB, reason: 'completed' },
    });
  });

  it('does not end the game while two others are left', () => {
    expect(afterStep(GIVING_UP)).toMatchObject({ session: { status: 'running' } });
  });

  it.each([
    { what: 'the best of the others does', cash: 901, winner: CAT },
    { what: 'nobody does where they are equal', cash: 1500, winner: null },
  ])('does not win where the engine names it: $what', ({ cash, winner }) => {
    const after = withPlayer(withPlayer(OF_THREE, CAT, { cash }), BOB, { cash: cash === 901 ? 1 : cash });
    const state = { ...after, properties: [], winner_id: ANN };
    expect(winnerWithoutForfeits(GIVING_UP, state, ANN)).toBe(winner);
    expect(winnerWithoutForfeits(GIVING_UP, state, BOB)).toBe(BOB);
  });

  it('is ranked below all who did not', () => {
    const ranked = standings({ ...GIVING_UP, state: withPlayer(OF_THREE, ANN, { cash: 9_999 }) });
    expect(ranked.map(({ player_id: id }) => id)).toEqual([BOB, CAT, ANN]);
  });
});
