import { mistakeInPostgresUrl } from '#libs/database';
import { GAME_SPEEDS, type GameSpeed } from '#libs/protocol';
import { Environment, LOG_LEVELS, type LogLevel } from '#libs/service';
import {
  ApiKeys,
  corsOriginsIn,
  isApiKey,
  PageAccess,
  PublicAddress,
  publicUrlIn,
  trustedProxiesIn,
} from './access/index.js';
import { AddressPolicy, allowedPlace, type SigningKey, signingKey } from './agent-client/index.js';
import { mistakeInRedisUrl } from './redis-url.js';

const MIB = 1_048_576;

/** What a process can do: answer REST requests, run games, serve spectators. */
const ROLES = ['api', 'loop', 'gateway'] as const;
export type Role = (typeof ROLES)[number];

/** Everything that can be set, read once at start. Durations in seconds, sizes in bytes. */
export class OrchestratorConfig {
  readonly host: string;
  readonly port: number;
  readonly gameEngineUrl: string;
  readonly aiAgentUrl: string;
  /** postgres://…; undefined: an SQLite file in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** redis://… or rediss://…, through which many replicas share the games; undefined: this process is alone. */
  readonly redisUrl: string | undefined;
  readonly roles: readonly Role[];
  readonly dataDir: string;
  /** Games that are over are forgotten after so many days; 0: never. */
  readonly retentionDays: number;
  readonly turnTimeout: number;
  /** So many steps of one turn are decided by agents; then default actions are taken until it ends. */
  readonly maxStepsPerTurn: number;
  readonly defaultSpeed: GameSpeed;
  readonly httpTimeout: number;
  readonly httpRetries: number;
  readonly engineMaxBytes: number;
  readonly agentMaxBytes: number;
  /** Where seats may have agents of their own. */
  readonly agentAddresses: AddressPolicy;
  /** What requests to agents are signed with; none: they are not. */
  readonly agentSigningKeys: readonly SigningKey[];
  /** What controlling games needs; none: nothing. */
  readonly apiKeys: ApiKeys;
  /** `*`, or the origins whose pages may use REST and Socket.IO. */
  readonly corsOrigins: readonly string[];
  /** Where clients reach this server. */
  readonly publicAddress: PublicAddress;
  readonly pageAccess: PageAccess;
  readonly stateEnvelope: boolean;
  readonly logLevel: LogLevel;

  /** Throws one error that names every wrong variable. */
  constructor(variables: Readonly<Record<string, string | undefined>>) {
    const env = new Environment(variables);
    this.host = env.text('ORCHESTRATOR_HOST', '0.0.0.0');
    this.port = env.port('ORCHESTRATOR_PORT', 3000);
    this.gameEngineUrl = env.url('ORCHESTRATOR_GAME_ENGINE_URL', 'http://localhost:8000');
    this.aiAgentUrl = env.url('ORCHESTRATOR_AI_AGENT_URL', 'http://localhost:8001');
    this.databaseUrl = env.checkedText('ORCHESTRATOR_DATABASE_URL', mistakeInPostgresUrl);
    this.redisUrl = env.checkedText('ORCHESTRATOR_REDIS_URL', mistakeInRedisUrl);
    this.roles = rolesIn(env);
    this.dataDir = env.text('ORCHESTRATOR_DATA_DIR', './data');
    this.retentionDays = env.number('ORCHESTRATOR_RETENTION_DAYS', 30, { min: 0, max: 36_500 });
    this.turnTimeout = env.number('ORCHESTRATOR_TURN_TIMEOUT', 30, { min: 0.05, max: 600 });
    this.maxStepsPerTurn = env.integer('ORCHESTRATOR_MAX_STEPS_PER_TURN', 1_000, { min: 10, max: 100_000 });
    this.defaultSpeed = env.oneOf('ORCHESTRATOR_DEFAULT_SPEED', GAME_SPEEDS, 'normal');
    this.httpTimeout = env.number('ORCHESTRATOR_HTTP_TIMEOUT', 60, { min: 0.05, max: 600 });
    this.httpRetries = env.integer('ORCHESTRATOR_HTTP_RETRIES', 3, { min: 0, max: 20 });
    this.engineMaxBytes = env.integer('ORCHESTRATOR_ENGINE_MAX_BYTES', 4 * MIB, { min: 1_024, max: 256 * MIB });
    this.agentMaxBytes = env.integer('ORCHESTRATOR_AGENT_MAX_BYTES', MIB / 4, { min: 1_024, max: 64 * MIB });
    this.agentAddresses = addressesIn(env);
    this.agentSigningKeys = signingKeysIn(env);
    this.apiKeys = apiKeysIn(env);
    this.corsOrigins = corsOriginsIn(env);
    this.publicAddress = new PublicAddress(publicUrlIn(env), trustedProxiesIn(env));
    this.pageAccess = new PageAccess(this.corsOrigins, this.publicAddress);
    this.stateEnvelope = env.flag('ORCHESTRATOR_STATE_ENVELOPE', false);
    this.logLevel = env.oneOf('ORCHESTRATOR_LOG_LEVEL', LOG_LEVELS, 'info');
    refuseHalfACluster(env);
    env.throwIfWrong();
  }
}

function rolesIn(env: Environment): readonly Role[] {
  const words = env.list('ORCHESTRATOR_ROLES', ROLES);
  const roles = ROLES.filter((role) => words.includes(role));
  const areKnown = roles.length > 0 && words.every((word) => roles.some((role) => role === word));
  env.refuseIf(!areKnown, `ORCHESTRATOR_ROLES must be one or more of ${ROLES.join(', ')}, separated by commas`);
  env.refuseIf(
    areKnown && roles.length < ROLES.length && !env.isSet('ORCHESTRATOR_REDIS_URL'),
    `ORCHESTRATOR_ROLES leaves something to other replicas, which are reached through Redis: set ORCHESTRATOR_REDIS_URL, or name all of ${ROLES.join(', ')}`,
  );
  return roles;
}

function addressesIn(env: Environment): AddressPolicy {
  const entries = env.list('ORCHESTRATOR_AGENT_URL_ALLOW', []);
  const places = entries.flatMap((entry) => allowedPlace(entry) ?? []);
  const wrong = entries.findIndex((entry) => allowedPlace(entry) === undefined);
  env.refuseIf(
    wrong >= 0,
    `ORCHESTRATOR_AGENT_URL_ALLOW has another thing in place ${wrong + 1}, but may have hosts (localhost, agents.internal:9000), addresses (10.1.2.3, [fd00::5]:9000) and ranges (10.0.0.0/8), separated by commas`,
  );
  return new AddressPolicy(places);
}

/** The message must not show a key, not even a wrong one. A variable that holds commas alone was meant to hold keys. */
function apiKeysIn(env: Environment): ApiKeys {
  const keys = env.list('ORCHESTRATOR_API_KEYS', []);
  env.refuseIf(
    !keys.every(isApiKey) || (keys.length === 0 && env.isSet('ORCHESTRATOR_API_KEYS')),
    'ORCHESTRATOR_API_KEYS must be one or more keys of 16 to 256 letters, digits and - . _ ~ + / =, separated by commas',
  );
  return new ApiKeys(keys);
}

/** The message must not show a secret, not even a wrong one. */
function signingKeysIn(env: Environment): readonly SigningKey[] {
  const secrets = env.list('ORCHESTRATOR_AGENT_SECRET', []).flatMap((item) => item.split(/\s+/));
  const keys = secrets.flatMap((secret) => signingKey(secret) ?? []);
  env.refuseIf(
    keys.length < secrets.length,
    'ORCHESTRATOR_AGENT_SECRET must be one or more secrets of 24 to 64 bytes in base64, with or without whsec_ before it, separated by commas or spaces',
  );
  return keys;
}

/** Replicas need both servers; a process that is alone needs neither. */
function refuseHalfACluster(env: Environment): void {
  const hasDatabase = env.isSet('ORCHESTRATOR_DATABASE_URL');
  const hasRedis = env.isSet('ORCHESTRATOR_REDIS_URL');
  env.refuseIf(
    hasRedis && !hasDatabase,
    'ORCHESTRATOR_REDIS_URL makes this one of many replicas, which must keep their games in one place: set ORCHESTRATOR_DATABASE_URL too, or neither',
  );
  env.refuseIf(
    hasDatabase && !hasRedis,
    'ORCHESTRATOR_DATABASE_URL lets many replicas keep their games in one place, but without Redis each would run all of them: set ORCHESTRATOR_REDIS_URL too, or neither',
  );
}

export function loadOrchestratorConfig(variables: Readonly<Record<string, string | undefined>>): OrchestratorConfig {
  return new OrchestratorConfig(variables);
}
