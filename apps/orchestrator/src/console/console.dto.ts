import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  AWAITED,
  type Awaited,
  CONSOLE_ACTIONS,
  type ConsoleAction,
  type ConsoleGame,
  type ConsoleGames,
  type ConsoleLimit,
  type ConsoleReplica,
  type ConsoleService,
  type ConsoleStatus,
  type DependencyHealth,
  GAME_SPEEDS,
  GAME_STATUSES,
  type GameSpeed,
  type GameStatus,
  type ServiceFailure,
  type ServiceName,
  type ServiceRequests,
  SERVICES,
} from '#libs/protocol';
import { COUNT } from '../games/index.js';

/** GET /console/status as OpenAPI describes it. */

const TIME = { format: 'date-time' } as const;
const SECONDS = { type: 'number', minimum: 0 } as const;
const OPTIONAL_COUNT = { ...COUNT, nullable: true } satisfies ApiPropertyOptions;
const MILLISECONDS = { ...OPTIONAL_COUNT, description: 'Milliseconds; null: there was no answer.' } as const;
const TEXT_OR_NULL = { type: String, nullable: true } satisfies ApiPropertyOptions;

class ConsoleGameAnswer implements ConsoleGame {
  @ApiProperty({ format: 'uuid' }) declare readonly game_id: string;
  @ApiProperty({ enum: GAME_STATUSES }) declare readonly status: GameStatus;
  @ApiProperty({ ...COUNT, description: 'Steps done.' }) declare readonly step: number;
  @ApiProperty({ ...COUNT, description: 'Turns begun.' }) declare readonly turn_count: number;
  @ApiProperty({ enum: GAME_SPEEDS }) declare readonly speed: GameSpeed;
  @ApiProperty({
    ...SECONDS,
    description: 'Seconds since the last commit: how long the current step has been going on.',
  })
  declare readonly step_age: number;
  @ApiProperty({ type: String, enum: [...AWAITED, null], nullable: true, description: 'Null: the game has ended.' })
  declare readonly awaits: Awaited | null;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'The seat whose agent is awaited.' })
  declare readonly player_name: string | null;
  @ApiProperty({ ...TEXT_OR_NULL, ...TIME, description: 'Until when its agent is awaited.' })
  declare readonly deadline: string | null;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'The name of the API key that created it.' })
  declare readonly created_by: string | null;
  @ApiProperty(TIME) declare readonly created_at: string;
  @ApiProperty(TEXT_OR_NULL) declare readonly error: string | null;
}

class GameCountsAnswer {
  @ApiProperty(COUNT) declare readonly starting: number;
  @ApiProperty(COUNT) declare readonly running: number;
  @ApiProperty(COUNT) declare readonly paused: number;
}

class ConsoleGamesAnswer implements ConsoleGames {
  @ApiProperty({ enum: GAME_STATUSES }) declare readonly status: GameStatus;
  @ApiProperty({ type: [ConsoleGameAnswer], maxItems: 100 }) declare readonly games: readonly ConsoleGameAnswer[];
  @ApiProperty(TEXT_OR_NULL) declare readonly next_cursor: string | null;
  @ApiProperty({ type: GameCountsAnswer }) declare readonly counts: GameCountsAnswer;
}

class ServiceRequestsAnswer implements ServiceRequests {
  @ApiProperty({ ...COUNT, description: 'In the last one to two minutes, of all replicas.' })
  declare readonly count: number;
  @ApiProperty({ ...COUNT, description: 'Those without a usable answer.' }) declare readonly failures: number;
  @ApiProperty(MILLISECONDS) declare readonly mean_ms: number | null;
  @ApiProperty(MILLISECONDS) declare readonly slowest_ms: number | null;
}

class ServiceFailureAnswer implements ServiceFailure {
  @ApiProperty(TIME) declare readonly at: string;
  @ApiProperty({ example: 'timeout' }) declare readonly reason: string;
}

class ConsoleServiceAnswer implements ConsoleService {
  @ApiProperty({ enum: SERVICES }) declare readonly name: ServiceName;
  @ApiProperty({ enum: ['healthy', 'unhealthy', 'disabled'] }) declare readonly status: DependencyHealth;
  @ApiProperty({ ...MILLISECONDS, description: 'What its answer to the health check took, milliseconds.' })
  declare readonly latency_ms: number | null;
  @ApiProperty({ type: ServiceRequestsAnswer, nullable: true }) declare readonly requests: ServiceRequestsAnswer | null;
  @ApiProperty({ type: ServiceFailureAnswer, nullable: true })
  declare readonly last_failure: ServiceFailureAnswer | null;
}

class ConsoleReplicaAnswer implements ConsoleReplica {
  @ApiProperty({ example: 'host:7', description: 'As in the log.' }) declare readonly name: string;
  @ApiProperty({ example: '0.2.0' }) declare readonly version: string;
  @ApiProperty({ type: [String] }) declare readonly roles: readonly string[];
  @ApiProperty(TIME) declare readonly started_at: string;
  @ApiProperty({ ...SECONDS, description: 'Seconds since its last heartbeat.' })
  declare readonly heartbeat_age: number;
  @ApiProperty({ ...OPTIONAL_COUNT, description: 'Games that it runs; null: by its roles, none.' })
  declare readonly games: number | null;
  @ApiProperty({ ...OPTIONAL_COUNT, description: 'How many it should run.' }) declare readonly share: number | null;
}

class ConsoleLimitAnswer implements ConsoleLimit {
  @ApiProperty({ example: 'create' }) declare readonly limit: string;
  @ApiProperty({ enum: ['key', 'address'] }) declare readonly by: 'key' | 'address';
  @ApiProperty({ description: 'The name of the key, or the beginning of the SHA-256 digest of the address.' })
  declare readonly who: string;
  @ApiProperty(COUNT) declare readonly count: number;
  @ApiProperty(TIME) declare readonly last_at: string;
}

export class ConsoleStatusAnswer implements ConsoleStatus {
  @ApiProperty(TIME) declare readonly at: string;
  @ApiProperty({ example: '0.2.0' }) declare readonly version: string;
  @ApiProperty({ ...TEXT_OR_NULL, description: 'Of the key that was shown; null: this server has no keys.' })
  declare readonly key_name: string | null;
  @ApiProperty({ enum: CONSOLE_ACTIONS, isArray: true, description: 'What the caller may do with every game.' })
  declare readonly actions: readonly ConsoleAction[];
  @ApiProperty({ type: ConsoleGamesAnswer, nullable: true, description: 'Null while the database does not answer.' })
  declare readonly games: ConsoleGamesAnswer | null;
  @ApiProperty({ type: [ConsoleServiceAnswer] }) declare readonly services: readonly ConsoleServiceAnswer[];
  @ApiProperty({
    type: [ConsoleReplicaAnswer],
    nullable: true,
    maxItems: 200,
    description: 'The one with the oldest heartbeat first. Null while Redis does not answer.',
  })
  declare readonly replicas: readonly ConsoleReplicaAnswer[] | null;
  @ApiProperty({ type: [ConsoleLimitAnswer], maxItems: 50, description: 'Reached in the last hour.' })
  declare readonly limits: readonly ConsoleLimitAnswer[];
}

export const EXAMPLE: ConsoleStatusAnswer = {
  at: '2026-11-29T12:00:00.000Z',
  version: '0.2.0',
  key_name: 'night-shift',
  actions: CONSOLE_ACTIONS,
  games: {
    status: 'running',
    games: [
      {
        game_id: '2f6b0a2e-8d53-4c1f-9a41-9d2f3b7c6e10',
        status: 'running',
        step: 41,
        turn_count: 12,
        speed: 'normal',
        step_age: 48.2,
        awaits: 'agent',
        player_name: 'Lady Luck',
        deadline: '2026-11-29T12:00:10.000Z',
        created_by: 'ci',
        created_at: '2026-11-29T11:50:00.000Z',
        error: null,
      },
    ],
    next_cursor: null,
    counts: { starting: 0, running: 1, paused: 0 },
  },
  services: [
    {
      name: 'game_engine',
      status: 'healthy',
      latency_ms: 2,
      requests: { count: 310, failures: 0, mean_ms: 4, slowest_ms: 31 },
      last_failure: null,
    },
    {
      name: 'ai_agent',
      status: 'healthy',
      latency_ms: 3,
      requests: { count: 120, failures: 2, mean_ms: 950, slowest_ms: 30000 },
      last_failure: { at: '2026-11-29T11:59:40.000Z', reason: 'timeout' },
    },
    { name: 'database', status: 'healthy', latency_ms: 1, requests: null, last_failure: null },
    { name: 'redis', status: 'disabled', latency_ms: null, requests: null, last_failure: null },
  ],
  replicas: [
    {
      name: 'host:7',
      version: '0.2.0',
      roles: ['api', 'loop', 'gateway'],
      started_at: '2026-11-29T08:00:00.000Z',
      heartbeat_age: 0,
      games: 1,
      share: 1,
    },
  ],
  limits: [{ limit: 'create', by: 'address', who: '1f3a9c04', count: 3, last_at: '2026-11-29T11:58:00.000Z' }],
};
