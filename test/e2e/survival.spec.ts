import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreatedGame, CreateGame, EventPage, GameList, NumberedEvent } from '#libs/protocol';
import { SpectatorClient } from '#libs/spectator-client';
import { BuiltArena } from './built-arena.js';

const GAME: CreateGame = {
  agents: ['aggressive', 'analytical', 'conservative'].map((personality) => ({ name: personality, personality })),
  settings: { speed: 'fast', seed: 3, max_turns: 60 },
};

/** How often the whole process is killed in the middle of a game. */
const KILLS = 3;

async function logOf(arena: BuiltArena, gameId: string): Promise<NumberedEvent[]> {
  const log: NumberedEvent[] = [];
  for (;;) {
    const { events } = await arena.get<EventPage>(`/games/${gameId}/events?limit=1000&after_seq=${log.length}`);
    if (events.length === 0) return log;
    log.push(...events);
  }
}

describe('an arena that is killed with -9 in mid-game', () => {
  let arena: BuiltArena;
  beforeAll(async () => {
    arena = await BuiltArena.launch({ ORCHESTRATOR_DEMO_GAME: 'false' });
    await arena.untilHealthy();
  });
  afterAll(() => arena.dispose());

  it('continues by itself; viewers see one unbroken log, and nothing happens twice', async () => {
    const { game_id: id } = await arena.post<CreatedGame>('/games', GAME);
    const client = new SpectatorClient(arena.url, { reconnect: { delayMs: 50, maxDelayMs: 200 } });
    const game = await client.watch(id, { afterSeq: 0 });
    const seen: number[] = [];
    let kills = 0;
    let killing: Promise<void> | undefined;
    const kill = async (): Promise<void> => {
      arena = await arena.killedAndRestarted();
      await arena.untilHealthy();
      kills += 1;
      killing = undefined;
      if (kills === KILLS) await game.setSpeed('instant');
    };
    for await (const { seq, event } of game) {
      seen.push(seq);
      if (event === 'turn:action' && kills < KILLS) killing ??= kill();
    }
    await killing;
    client.close();

    const log = await logOf(arena, id);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    expect(seen).toEqual(log.map(({ seq }) => seq));
    const done = log.filter(({ event }) => event === 'turn:action');
    const asked = log.filter(({ event }) => event === 'agent:thinking');
    expect(done).toHaveLength(asked.length);
    expect((await arena.get<GameList>('/games?status=completed')).games.map(({ game_id }) => game_id)).toEqual([id]);
  }, 120_000);
});
