// The orchestrator with its gateway, which receives the recorded game as it receives its own games: as commits on the event bus.
import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import {
  encodedChange,
  EventBus,
  GamesModule,
  type GameSession,
  publishedChange,
} from '../../apps/orchestrator/src/games/index.js';
import { NO_LIMITS } from '../../apps/orchestrator/src/access/limits/no-limits.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../apps/orchestrator/src/index.js';
import { GameStore } from '../../apps/orchestrator/src/games/ports/index.js';
import { gameIds, obey, playOf, readRecording } from './stage.js';

const play = playOf(process.argv);
const recording = await readRecording(play);
const ids = gameIds(recording, play);
let stage: EventBus | undefined;

/** Writes down the games as they are before the first step: over, so that nobody runs them. */
@Module({ imports: [GamesModule] })
class RecordedGames implements OnApplicationBootstrap {
  constructor(
    private readonly store: GameStore<GameSession>,
    bus: EventBus,
  ) {
    stage = bus;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { before } = recording;
    for (const id of ids) {
      const game = { ...before, id, status: 'stopped', reason: 'It was recorded.' } as const;
      await this.store.insert({ game, events: [] });
    }
  }
}

const config = loadOrchestratorConfig({
  ORCHESTRATOR_HOST: '127.0.0.1',
  ORCHESTRATOR_PORT: '0',
  ORCHESTRATOR_LOG_LEVEL: 'warn',
  ...NO_LIMITS,
  // Beside the recording, with which it is removed.
  ORCHESTRATOR_DATA_DIR: `${play.file}-${process.pid}`,
});
const orchestrator = await startOrchestrator(config, [RecordedGames], { warn: () => undefined });
/** The state that each game's next change is made of. */
const states = new Map(ids.map((id) => [id, recording.before]));

// As the ledger does it: what a change costs to encode is a part of what its delivery costs.
obey(orchestrator.url, recording, play, ({ change }) => {
  const before = states.get(change.game.id) ?? recording.before;
  states.set(change.game.id, change.game);
  stage?.publish(publishedChange(change, encodedChange(before, change)));
});
