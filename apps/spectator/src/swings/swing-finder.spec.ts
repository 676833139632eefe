import { describe, expect, it } from '@jest/globals';
import { isJsonObject } from '#libs/protocol';
import { ADA, BOB, boardState, TestGame } from '../story/testing/test-game.js';
import { chanceSeries } from './chance-series.js';
import { type KnownChances, type Look, SwingFinder } from './swing-finder.js';

const DOLLARS = 2_000;

/** A state in which Ada has this share of all cash, which stands for her chance to win. */
function shared(ada: number): ReturnType<typeof boardState> {
  return boardState({ cash: ada * DOLLARS }, { cash: (1 - ada) * DOLLARS });
}

function chancesIn(state: object): readonly number[] | null {
  const players: readonly unknown[] = 'players' in state && Array.isArray(state.players) ? state.players : [];
  const cash = players.map((player) => (isJsonObject(player) ? Number(player['cash']) / DOLLARS : 0));
  return cash.length === 2 ? cash : null;
}

/** A turn of as many actions as there are shares, each of which leaves Ada with one. */
function turn(game: TestGame, ...shares: readonly number[]): TestGame {
  const number = game.history.chapters.length;
  const who = number % 2 === 1 ? ADA : BOB;
  game.add('turn:start', { ...who, turn_number: number });
  for (const ada of shares) game.add('turn:action', { ...who, action: { type: 'roll_dice' } }).snapshot(shared(ada));
  return game;
}

function finderOf(
  { history }: TestGame,
  ask = chancesIn,
): { finder: SwingFinder; asked: number[]; known: Map<number, KnownChances> } {
  const asked: number[] = [];
  const known = new Map<number, KnownChances>();
  const finder = new SwingFinder(history, known, async (state, rollouts) => {
    asked.push(rollouts);
    return ask(state);
  });
  return { finder, asked, known };
}

async function lookAtAll(finder: SwingFinder): Promise<Look> {
  for (;;) {
    const look = await finder.look();
    if (look === 'none' || look === 'unknown') return look;
  }
}

/** Three turns: nothing much, a jump by the third of five actions, nothing. */
function jumping(): TestGame {
  const game = turn(new TestGame().snapshot(shared(0.5)), 0.5, 0.52);
  turn(game, 0.52, 0.53, 0.75, 0.76, 0.75);
  return turn(turn(game, 0.75), 0.75);
}

describe('the jumps of the odds', () => {
  it('are found once a turn is over, with the action that contributed most', async () => {
    const game = jumping();
    const { finder } = finderOf(game);
    expect(await lookAtAll(finder)).toBe('none');
    expect(finder.swings).toEqual([{ playerId: 'a', from: 0.52, to: 0.75, after: 7, until: 8, turn: 2, cause: null }]);
  });

  it('are the same while the game goes on and in a replay', async () => {
    const game = turn(new TestGame().snapshot(shared(0.5)), 0.5);
    const live = finderOf(game).finder;
    for (const shares of [[0.5, 0.52], [0.7, 0.71], [0.5], [0.5]]) {
      turn(game, ...shares);
      await lookAtAll(live);
    }
    const replay = finderOf(game).finder;
    await lookAtAll(replay);
    expect(live.swings).toHaveLength(2);
    expect(replay.swings).toEqual(live.swings);
  });

  it('are none where the odds move little by little, or back within the turn', async () => {
    const game = [0.6, 0.7, 0.8].reduce((one, ada) => turn(one, ada), new TestGame().snapshot(shared(0.5)));
    turn(turn(game, 0.4, 0.8), 0.8);
    const { finder } = finderOf(game);
    await lookAtAll(finder);
    expect(finder.swings).toEqual([]);
  });

  it('name the event that brought them about', async () => {
    const game = turn(new TestGame().snapshot(shared(0.5)), 0.5);
    game.add('turn:start', { ...BOB, turn_number: 2 });
    game.add('rent:paid', { ...BOB, to_player_id: 'a', amount: 100, property_id: 'boardwalk' }).snapshot(shared(0.7));
    turn(turn(game, 0.7), 0.7);
    const { finder } = finderOf(game);
    await lookAtAll(finder);
    expect(finder.swings).toMatchObject([
      { cause: { kind: 'rent', playerId: 'b', amount: 100, propertyId: 'boardwalk', seq: 5 } },
    ]);
  });

  it('name what followed from a throw that had made it certain', async () => {
    const game = turn(new TestGame().snapshot(shared(0.5)), 0.5);
    turn(game, 0.7);
    game.add('property:purchased', { ...BOB, property_id: 'boardwalk', price: 18 }).snapshot(shared(0.71));
    turn(turn(game, 0.71), 0.71);
    const { finder } = finderOf(game);
    await lookAtAll(finder);
    expect(finder.swings).toMatchObject([{ until: 5, cause: { kind: 'bought', seq: 6, propertyId: 'boardwalk' } }]);
  });

  it('belong to the one moment of their turn, also where an earlier action had made it certain', async () => {
    const game = turn(new TestGame().snapshot(shared(0.5)), 0.5);
    turn(game, 0.7);
    game.add('player:bankrupt', { player_id: 'c', player_name: 'Cy', creditor_id: null }).snapshot(shared(0.7));
    turn(turn(game, 0.7), 0.7);
    const { finder } = finderOf(game);
    await lookAtAll(finder);
    game.history.takeSwings(finder.swings);
    expect(game.history.moments).toMatchObject([{ kind: 'ruin', jump: { playerId: 'a', from: 0.5, to: 0.7 } }]);
  });

  it('cost no rollout where the worth of the boards hardly moves', async () => {
    const game = [0.51, 0.52, 0.51].reduce((one, ada) => turn(one, ada), new TestGame().snapshot(shared(0.5)));
    const { finder, asked } = finderOf(game);
    for (let turns = 0; turns < 2; turns += 1) expect(await finder.look()).toBe('nothing');
    expect(asked).toEqual([0, 0, 0]);
  });

  it('are not looked for where a state has no odds', async () => {
    const { finder, asked } = finderOf(jumping(), () => null);
    expect(await lookAtAll(finder)).toBe('unknown');
    expect(asked).toHaveLength(1);
  });
});

describe('the line of the chances', () => {
  it('has rollouts at no more than 60 of the turns that are over, up to the moment shown', async () => {
    const game = new TestGame().snapshot(shared(0.5));
    for (let turns = 0; turns < 200; turns += 1) turn(game, 0.5);
    const { finder, known } = finderOf(game);
    await lookAtAll(finder);
    const { chapters, head } = game.history;
    const [ada, bob] = chanceSeries(known, chapters, head.seq, 2);
    expect(ada?.points.length).toBeGreaterThan(40);
    expect(ada?.points.length).toBeLessThanOrEqual(60);
    expect(bob?.points.at(-1)?.y).toBe(50);
    const half = chanceSeries(known, chapters, head.seq / 2, 2)[0]?.points ?? [];
    expect(half.length).toBeGreaterThan(0);
    expect(half.at(-1)?.x).toBeLessThanOrEqual(100);
  });
});
