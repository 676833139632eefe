import { GAME_SPEEDS, type GameSpeed } from '#libs/protocol';
import { Environment, LOG_LEVELS, type LogLevel } from '#libs/service';

const MIB = 1_048_576;

/** Everything that can be set, read once at start. Durations in seconds, sizes in bytes. */
export class OrchestratorConfig {
  readonly host: string;
  readonly port: number;
  readonly gameEngineUrl: string;
  readonly aiAgentUrl: string;
  /** postgres://…; undefined: an SQLite file in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Games that are over are forgotten after so many days; 0: never. */
  readonly retentionDays: number;
  readonly turnTimeout: number;
  readonly defaultSpeed: GameSpeed;
  readonly httpTimeout: number;
  readonly httpRetries: number;
  readonly engineMaxBytes: number;
  readonly agentMaxBytes: number;
  readonly corsOrigins: readonly string[];
  readonly stateEnvelope: boolean;
  readonly logLevel: LogLevel;

  /** Throws one error that names every wrong variable. */
  constructor(variables: Readonly<Record<string, string | undefined>>) {
    const env = new Environment(variables);
    this.host = env.text('ORCHESTRATOR_HOST', '0.0.0.0');
    this.port = env.port('ORCHESTRATOR_PORT', 3000);
    this.gameEngineUrl = env.url('ORCHESTRATOR_GAME_ENGINE_URL', 'http://localhost:8000');
    this.aiAgentUrl = env.url('ORCHESTRATOR_AI_AGENT_URL', 'http://localhost:8001');
    this.databaseUrl = env.optionalUrl('ORCHESTRATOR_DATABASE_URL', ['postgres', 'postgresql']);
    this.dataDir = env.text('ORCHESTRATOR_DATA_DIR', './data');
    this.retentionDays = env.number('ORCHESTRATOR_RETENTION_DAYS', 30, { min: 0 });
    this.turnTimeout = env.number('ORCHESTRATOR_TURN_TIMEOUT', 30, { min: 0.05, max: 600 });
    this.defaultSpeed = env.oneOf('ORCHESTRATOR_DEFAULT_SPEED', GAME_SPEEDS, 'normal');
    this.httpTimeout = env.number('ORCHESTRATOR_HTTP_TIMEOUT', 60, { min: 0.05, max: 600 });
    this.httpRetries = env.integer('ORCHESTRATOR_HTTP_RETRIES', 3, { min: 0, max: 20 });
    this.engineMaxBytes = env.integer('ORCHESTRATOR_ENGINE_MAX_BYTES', 4 * MIB, { min: 1_024 });
    this.agentMaxBytes = env.integer('ORCHESTRATOR_AGENT_MAX_BYTES', MIB / 4, { min: 1_024 });
    this.corsOrigins = env.list('ORCHESTRATOR_CORS_ORIGINS', ['*']);
    this.stateEnvelope = env.flag('ORCHESTRATOR_STATE_ENVELOPE', false);
    this.logLevel = env.oneOf('ORCHESTRATOR_LOG_LEVEL', LOG_LEVELS, 'info');
    env.throwIfWrong();
  }
}

export function loadOrchestratorConfig(variables: Readonly<Record<string, string | undefined>>): OrchestratorConfig {
  return new OrchestratorConfig(variables);
}
