import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CreateEngineGame, GameState } from '#libs/protocol';
import type { ActionOrder, GameEngineClient } from './game-engine-client.js';

/** A client of an engine that plays the tiny game, and hands on the engine's moods. */
export interface EngineUnderTest {
  readonly client: GameEngineClient;
  is(mood: 'well' | 'away' | 'hanging'): void;
  close(): Promise<void>;
}

const SEAT = { model: 'none', personality: 'calm' };
const REQUEST: CreateEngineGame = {
  players: [
    { ...SEAT, name: 'Ann' },
    { ...SEAT, name: 'Bob' },
  ],
};

/** What every GameEngineClient promises. */
export function itIsAGameEngineClient(setUp: () => Promise<EngineUnderTest>): void {
  let engine: EngineUnderTest;
  let client: GameEngineClient;
  let keys = 0;

  beforeEach(async () => {
    engine = await setUp();
    client = engine.client;
  });
  afterEach(() => engine.close());

  function order(engineGameId: string, before: GameState, type: string): ActionOrder {
    keys += 1;
    const player_id = before.players[before.current_player_index ?? 0]?.id ?? '';
    return { engineGameId, idempotencyKey: `key:${keys}`, request: { player_id, action: { type } }, before };
  }

  describe('a GameEngineClient', () => {
    it('creates a game that is started', async () => {
      const { engineGameId, state } = await client.create(REQUEST);
      expect(state).toMatchObject({ status: 'in_progress', players: [{ name: 'Ann' }, { name: 'Bob' }] });
      expect(await client.readState(engineGameId)).toEqual(state);
    });

    it('reads the seat to move and its valid actions', async () => {
      const { engineGameId, state } = await client.create(REQUEST);
      const actions = await client.readActions(engineGameId);
      expect(actions).toMatchObject({ player_id: state.players[0]?.id, actions: [{ type: 'roll_dice' }] });
    });

    it('executes an action, which shows in the state', async () => {
      const { engineGameId, state } = await client.create(REQUEST);
      const execution = await client.execute(order(engineGameId, state, 'roll_dice'));
      expect(execution).toMatchObject({ kind: 'executed', result: { success: true, dice_roll: [1, 2] } });
      expect((await client.readState(engineGameId)).players[0]?.position).toBe(3);
    });

    it('names a refusal as a value, after which nothing has changed', async () => {
      const { engineGameId, state } = await client.create(REQUEST);
      const execution = await client.execute(order(engineGameId, state, 'buy_the_bank'));
      expect(execution).toEqual({ kind: 'refused', message: 'buy_the_bank is not possible now.', code: undefined });
      expect(await client.readState(engineGameId)).toEqual(state);
    });

    it('plays a game to its end', async () => {
      const { engineGameId, state: first } = await client.create({ ...REQUEST, max_turns: 3 });
      let state = first;
      for (let step = 0; step < 6; step += 1) {
        const type = (await client.readActions(engineGameId))?.actions[0]?.type ?? 'none';
        expect((await client.execute(order(engineGameId, state, type))).kind).toBe('executed');
        state = await client.readState(engineGameId);
      }
      expect(state).toMatchObject({ status: 'completed', winner_id: first.players[0]?.id });
    });

    it('removes a game, also one that the engine does not know', async () => {
      const { engineGameId } = await client.create(REQUEST);
      await client.remove(engineGameId);
      await client.remove(engineGameId);
      const unknown = { name: 'EngineFailure', kind: 'refused', status: 404 };
      await expect(client.readState(engineGameId)).rejects.toMatchObject(unknown);
      await expect(client.readActions(engineGameId)).rejects.toMatchObject(unknown);
    });

    it('notices an engine that is away, and finds it again', async () => {
      const { engineGameId, state } = await client.create(REQUEST);
      engine.is('away');
      const away = { name: 'EngineFailure', kind: 'away' };
      await expect(client.create(REQUEST)).rejects.toMatchObject(away);
      await expect(client.readState(engineGameId)).rejects.toMatchObject(away);
      await expect(client.execute(order(engineGameId, state, 'roll_dice'))).rejects.toMatchObject(away);
      await client.remove('something else');
      expect(await client.isHealthy()).toBe(false);
      engine.is('well');
      expect(await client.isHealthy()).toBe(true);
      expect(await client.readState(engineGameId)).toEqual(state);
    });

    it('ends a call to an engine that hangs as soon as the signal fires', async () => {
      const { engineGameId, state } = await client.create(REQUEST);
      engine.is('hanging');
      const abort = new AbortController();
      const calls = [
        client.readState(engineGameId, abort.signal),
        client.readActions(engineGameId, abort.signal),
        client.execute(order(engineGameId, state, 'roll_dice'), abort.signal),
      ];
      setImmediate(() => abort.abort());
      for (const settled of await Promise.allSettled(calls)) {
        expect(settled).toMatchObject({ status: 'rejected', reason: { name: 'EngineFailure', kind: 'aborted' } });
      }
    });
  });
}
