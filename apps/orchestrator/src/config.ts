import { mistakeInPostgresUrl } from '#libs/database';
import { GAME_SPEEDS, type GameSpeed } from '#libs/protocol';
import {
  type Environment,
  LOG_LEVELS,
  type LogLevel,
  readConfig,
  type VariableNames,
  type Variables,
} from '#libs/service';
import {
  type ApiKeys,
  apiKeysIn,
  corsOriginsIn,
  type LimitSettings,
  limitsIn,
  PublicAddress,
  publicUrlIn,
  trustedProxiesIn,
  type TrustsAddress,
  type WatchMode,
  watchModeIn,
} from './access/index.js';
import { AddressPolicy, allowedPlace, type SigningKey, signingKey } from './agent-client/index.js';
import { type TraceConfig, traceConfigIn, TRACE_SECRETS } from '#libs/tracing';
import { enginesIn, type NamedEngine } from './engine-client/index.js';
import { mistakeInRedisUrl } from './redis-url.js';
import { WEBHOOK_SECRETS, WEBHOOK_URL_ALLOW, webhooksIn, type WebhookSettings } from './webhooks/settings/index.js';

const MIB = 1_048_576;

/** What a process can do: answer REST requests, run games, serve spectators. */
export const ROLES = ['api', 'loop', 'gateway'] as const;
export type Role = (typeof ROLES)[number];

/** Everything that can be set. Durations in seconds, sizes in bytes. A class, so that it is an injection token too. */
export abstract class OrchestratorConfig {
  abstract readonly host: string;
  /** 0 lets the system choose one. */
  abstract readonly port: number;
  /** Where the metrics are, without a key; undefined: on `port`, with one. */
  abstract readonly metricsPort: number | undefined;
  abstract readonly gameEngineUrl: string;
  /** Engines by name, beside that one or with it among them. */
  abstract readonly gameEngines: readonly NamedEngine[];
  /** The name of the engine at `gameEngineUrl`. */
  abstract readonly defaultEngine: string;
  abstract readonly aiAgentUrl: string;
  /** postgres://…; undefined: an SQLite file in `dataDir`. */
  abstract readonly databaseUrl: string | undefined;
  /** redis://… or rediss://…, through which many replicas share the games; undefined: this process is alone. */
  abstract readonly redisUrl: string | undefined;
  abstract readonly roles: readonly Role[];
  abstract readonly dataDir: string;
  /** How many days games are kept after their end; 0: for ever. */
  abstract readonly retentionDays: number;
  abstract readonly turnTimeout: number;
  /** How many steps of one turn are decided by agents; default actions are taken from then until it ends. */
  abstract readonly maxStepsPerTurn: number;
  abstract readonly defaultSpeed: GameSpeed;
  /** The part of the decisions that were not forced that a seat's model must have made for the game to count as the model's. */
  abstract readonly ratingMinModelShare: number;
  abstract readonly httpTimeout: number;
  abstract readonly httpRetries: number;
  abstract readonly engineMaxBytes: number;
  abstract readonly agentMaxBytes: number;
  /** Where seats may have agents of their own. */
  abstract readonly agentAddresses: AddressPolicy;
  /** What requests to agents are signed with; none: they are not. */
  abstract readonly agentSigningKeys: readonly SigningKey[];
  /** Where events are sent. */
  abstract readonly webhooks: WebhookSettings;
  /** What creating and controlling games needs; none: nothing. */
  abstract readonly apiKeys: ApiKeys;
  /** Who may read games. */
  abstract readonly watch: WatchMode;
  /** `*`, or the origins whose pages may use REST and Socket.IO. */
  abstract readonly corsOrigins: readonly string[];
  /** Where clients reach this server, without a slash at its end; undefined: by the Host of each request. */
  abstract readonly publicUrl: string | undefined;
  /** Whether an address is that of a proxy whose X-Forwarded-* headers count. */
  abstract readonly trustsProxy: TrustsAddress;
  /** Made of these two. */
  abstract readonly publicAddress: PublicAddress;
  abstract readonly limits: LimitSettings;
  abstract readonly stateEnvelope: boolean;
  abstract readonly logLevel: LogLevel;
  /** Where spans are sent, if anywhere. */
  abstract readonly traces: TraceConfig;
}

/**
 * `ConfigService.get` returns each value by this name. Limits, webhooks and traces have several variables, see
 * {@link limitsIn}, {@link webhooksIn} and {@link traceConfigIn}.
 */
export const VARIABLES: VariableNames<
  Omit<OrchestratorConfig, 'publicAddress' | 'limits' | 'webhooks' | 'traces' | 'defaultEngine'>
> = {
  host: 'ORCHESTRATOR_HOST',
  port: 'ORCHESTRATOR_PORT',
  metricsPort: 'ORCHESTRATOR_METRICS_PORT',
  gameEngineUrl: 'ORCHESTRATOR_GAME_ENGINE_URL',
  gameEngines: 'ORCHESTRATOR_GAME_ENGINES',
  aiAgentUrl: 'ORCHESTRATOR_AI_AGENT_URL',
  databaseUrl: 'ORCHESTRATOR_DATABASE_URL',
  redisUrl: 'ORCHESTRATOR_REDIS_URL',
  roles: 'ORCHESTRATOR_ROLES',
  dataDir: 'ORCHESTRATOR_DATA_DIR',
  retentionDays: 'ORCHESTRATOR_RETENTION_DAYS',
  turnTimeout: 'ORCHESTRATOR_TURN_TIMEOUT',
  maxStepsPerTurn: 'ORCHESTRATOR_MAX_STEPS_PER_TURN',
  defaultSpeed: 'ORCHESTRATOR_DEFAULT_SPEED',
  ratingMinModelShare: 'ORCHESTRATOR_RATING_MIN_MODEL_SHARE',
  httpTimeout: 'ORCHESTRATOR_HTTP_TIMEOUT',
  httpRetries: 'ORCHESTRATOR_HTTP_RETRIES',
  engineMaxBytes: 'ORCHESTRATOR_ENGINE_MAX_BYTES',
  agentMaxBytes: 'ORCHESTRATOR_AGENT_MAX_BYTES',
  agentAddresses: 'ORCHESTRATOR_AGENT_URL_ALLOW',
  agentSigningKeys: 'ORCHESTRATOR_AGENT_SECRET',
  apiKeys: 'ORCHESTRATOR_API_KEYS',
  watch: 'ORCHESTRATOR_WATCH',
  corsOrigins: 'ORCHESTRATOR_CORS_ORIGINS',
  publicUrl: 'ORCHESTRATOR_PUBLIC_URL',
  trustsProxy: 'ORCHESTRATOR_TRUST_PROXY',
  stateEnvelope: 'ORCHESTRATOR_STATE_ENVELOPE',
  logLevel: 'ORCHESTRATOR_LOG_LEVEL',
};

/** Each may be given as a file: `X_FILE` in place of `X`. The keys have a file of their own form, which is read again. */
const SECRETS = [
  VARIABLES.databaseUrl,
  VARIABLES.redisUrl,
  VARIABLES.agentSigningKeys,
  ...WEBHOOK_SECRETS,
  ...TRACE_SECRETS,
];

/** @throws {ConfigurationError} one that names every wrong variable */
export function loadOrchestratorConfig(variables: Variables): OrchestratorConfig {
  return readConfig(variables, configIn, SECRETS);
}

function configIn(env: Environment): OrchestratorConfig {
  const publicUrl = publicUrlIn(env);
  const trustsProxy = trustedProxiesIn(env);
  refuseHalfACluster(env);
  return {
    host: env.text('ORCHESTRATOR_HOST', '0.0.0.0'),
    port: env.port('ORCHESTRATOR_PORT', 3000),
    metricsPort: env.isSet('ORCHESTRATOR_METRICS_PORT') ? env.port('ORCHESTRATOR_METRICS_PORT', 0) : undefined,
    ...enginesIn(env),
    aiAgentUrl: env.url('ORCHESTRATOR_AI_AGENT_URL', 'http://localhost:8001'),
    databaseUrl: env.checkedText('ORCHESTRATOR_DATABASE_URL', mistakeInPostgresUrl),
    redisUrl: env.checkedText('ORCHESTRATOR_REDIS_URL', mistakeInRedisUrl),
    roles: rolesIn(env),
    dataDir: env.text('ORCHESTRATOR_DATA_DIR', './data'),
    retentionDays: env.number('ORCHESTRATOR_RETENTION_DAYS', 30, { min: 0, max: 36_500 }),
    turnTimeout: env.number('ORCHESTRATOR_TURN_TIMEOUT', 30, { min: 0.05, max: 600 }),
    maxStepsPerTurn: env.integer('ORCHESTRATOR_MAX_STEPS_PER_TURN', 1_000, { min: 10, max: 100_000 }),
    defaultSpeed: env.oneOf('ORCHESTRATOR_DEFAULT_SPEED', GAME_SPEEDS, 'normal'),
    ratingMinModelShare: env.number('ORCHESTRATOR_RATING_MIN_MODEL_SHARE', 0.95, { min: 0, max: 1 }),
    httpTimeout: env.number('ORCHESTRATOR_HTTP_TIMEOUT', 60, { min: 0.05, max: 600 }),
    httpRetries: env.integer('ORCHESTRATOR_HTTP_RETRIES', 3, { min: 0, max: 20 }),
    engineMaxBytes: env.integer('ORCHESTRATOR_ENGINE_MAX_BYTES', 4 * MIB, { min: 1_024, max: 256 * MIB }),
    agentMaxBytes: env.integer('ORCHESTRATOR_AGENT_MAX_BYTES', MIB / 4, { min: 1_024, max: 64 * MIB }),
    agentAddresses: addressesIn(env, VARIABLES.agentAddresses),
    agentSigningKeys: signingKeysIn(env),
    webhooks: webhooksIn(env, addressesIn(env, WEBHOOK_URL_ALLOW)),
    apiKeys: apiKeysIn(env),
    watch: watchModeIn(env),
    corsOrigins: corsOriginsIn(env),
    publicUrl,
    trustsProxy,
    limits: limitsIn(env),
    publicAddress: new PublicAddress(publicUrl, trustsProxy),
    stateEnvelope: env.flag('ORCHESTRATOR_STATE_ENVELOPE', false),
    logLevel: env.oneOf('ORCHESTRATOR_LOG_LEVEL', LOG_LEVELS, 'info'),
    traces: traceConfigIn(env),
  };
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

function addressesIn(env: Environment, variable: string): AddressPolicy {
  const entries = env.list(variable, []);
  const places = entries.flatMap((entry) => allowedPlace(entry) ?? []);
  const wrong = entries.findIndex((entry) => allowedPlace(entry) === undefined);
  env.refuseIf(
    wrong >= 0,
    `${variable} has another thing in place ${wrong + 1}, but may have hosts (localhost, agents.internal:9000), addresses (10.1.2.3, [fd00::5]:9000) and ranges (10.0.0.0/8), separated by commas`,
  );
  return new AddressPolicy(places);
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
