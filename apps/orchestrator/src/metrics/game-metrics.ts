import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GAME_STATUSES, type NumberedEvent } from '#libs/protocol';
import { EventBus, type GameSession } from '../games/index.js';
import { OrchestratorConfig } from '../config.js';
import { GameStore } from '../games/ports/index.js';
import { KnownLabels } from './known-labels.js';
import { RecentRead } from './recent-read.js';
import { Metrics } from './registry.js';

const MAX_MODELS = 100;
const MAX_CODES = 50;
const MAX_GAMES = 100;

type EventOf<E extends NumberedEvent['event']> = Extract<NumberedEvent, { event: E }>;

/** What is counted of each game. */
function countersByGame(metrics: Metrics) {
  return {
    created: metrics.counter({
      name: 'games_created_total',
      help: 'Games that began here, by game.',
      labelNames: ['game'],
    }),
    ended: metrics.counter({
      name: 'games_ended_total',
      help: 'Games that ended here, by game and reason.',
      labelNames: ['game', 'reason'],
    }),
    failed: metrics.counter({
      name: 'games_failed_total',
      help: 'Games that failed here, by game and code.',
      labelNames: ['game', 'code'],
    }),
    paused: metrics.counter({
      name: 'games_paused_total',
      help: 'Times that a game was paused here, by game.',
      labelNames: ['game'],
    }),
    steps: metrics.counter({
      name: 'steps_total',
      help: 'Actions that the engine executed or refused, by game.',
      labelNames: ['game', 'result'],
    }),
  };
}

/** What happens in the games that this process runs. */
@Injectable()
export class GameMetrics implements OnModuleInit {
  private readonly models = new KnownLabels(MAX_MODELS);
  private readonly codes = new KnownLabels(MAX_CODES);
  private readonly games = new KnownLabels(MAX_GAMES);
  private readonly byGame;
  private readonly decisions;
  private readonly timeouts;
  private readonly errors;
  private readonly tokens;
  private readonly cost;

  constructor(
    private readonly bus: EventBus,
    metrics: Metrics,
    store: GameStore<GameSession>,
    private readonly config: OrchestratorConfig,
  ) {
    this.byGame = countersByGame(metrics);
    this.decisions = metrics.histogram({
      name: 'decision_seconds',
      help: 'From the question until the decision, by who made it: agent, corrected or default.',
      labelNames: ['source'],
    });
    this.timeouts = metrics.counter({ name: 'decision_timeouts_total', help: 'Turns whose time was up.' });
    this.errors = metrics.counter({
      name: 'agent_errors_total',
      help: 'Answers of agents that could not be used, by code.',
      labelNames: ['code'],
    });
    this.tokens = metrics.counter({
      name: 'tokens_total',
      help: 'Tokens as agents report them; the name of a model is that of its seat.',
      labelNames: ['model', 'kind'],
    });
    this.cost = metrics.counter({
      name: 'cost_usd_total',
      help: 'US dollars as agents report them.',
      labelNames: ['model'],
    });
    // A counter with labels is there from its first count on: 0 counts too.
    for (const counter of [this.byGame.created, this.byGame.paused]) counter.inc({ game: this.labelOf({}) }, 0);
    const counts = new RecentRead(async () => store.countByGame(GAME_STATUSES));
    const described = {
      name: 'games',
      help: 'Games in the store, by status and game.',
      labelNames: ['status', 'game'],
    } as const;
    metrics.gauge(described, async (gauge) => {
      const now = (await counts.now()) ?? [];
      gauge.reset();
      for (const { status, games, gameKey } of now) gauge.inc({ status, game: this.labelOf({ gameKey }) }, games);
    });
  }

  onModuleInit(): void {
    this.bus.subscribe({
      onChange: ({ events, game }) => {
        for (const event of events) this.count(event, game);
      },
    });
  }

  /** As `settings.game` names it. Which games there are is an engine's matter, and bounded here. */
  private labelOf({ gameKey = this.config.defaultEngine }: { readonly gameKey?: string | undefined }): string {
    return this.games.of(gameKey);
  }

  private count(event: NumberedEvent, session: GameSession): void {
    const game = this.labelOf(session);
    if (event.event === 'game:started') this.byGame.created.inc({ game });
    else if (event.event === 'game:ended') this.byGame.ended.inc({ game, reason: this.codes.of(event.payload.reason) });
    else if (event.event === 'game:error') this.byGame.failed.inc({ game, code: this.codes.of(event.payload.code) });
    else if (event.event === 'game:paused') this.byGame.paused.inc({ game });
    else if (event.event === 'turn:action')
      this.byGame.steps.inc({ game, result: event.payload.result.success ? 'done' : 'refused' });
    else if (event.event === 'turn:timeout') this.timeouts.inc();
    else if (event.event === 'agent:error') this.errors.inc({ code: this.codes.of(event.payload.code) });
    else if (event.event === 'agent:decision') this.countDecision(event, session);
  }

  private countDecision({ payload }: EventOf<'agent:decision'>, { seats }: GameSession): void {
    const { duration_ms, source, player_id, usage } = payload;
    this.decisions.observe({ source }, duration_ms / 1_000);
    if (usage === undefined) return;
    const model = this.models.of(seats.find(({ id }) => id === player_id)?.model ?? 'none');
    this.tokens.inc({ model, kind: 'input' }, usage.input_tokens ?? 0);
    this.tokens.inc({ model, kind: 'output' }, usage.output_tokens ?? 0);
    this.tokens.inc({ model, kind: 'cached' }, usage.cached_tokens ?? 0);
    this.cost.inc({ model }, usage.cost_usd ?? 0);
  }
}
