import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DatabaseProbe } from '#libs/database';
import type { DependencyHealth, Health } from '#libs/protocol';
import { PROGRAM_VERSION } from '#libs/service';
import { OpenToRead } from '../access/index.js';
import { AIAgentClient } from '../games/ports/index.js';
import { RedisConnections } from '../redis/index.js';
import { Does, GameEngines } from '../games/index.js';
import { HealthAnswer, LivenessAnswer } from './health.dto.js';

const WELL = {
  status: 'healthy',
  version: '0.2.0',
  game_engine: 'healthy',
  ai_agent: 'healthy',
  database: 'healthy',
  redis: 'disabled',
} satisfies HealthAnswer;
const UNWELL: HealthAnswer = { ...WELL, status: 'unhealthy', game_engine: 'unhealthy' };

/** For operators: is it well, is it alive, may it be sent requests. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly engines: GameEngines,
    private readonly agent: AIAgentClient,
    private readonly database: DatabaseProbe,
    @Inject(RedisConnections) private readonly redis: RedisConnections | null,
  ) {}

  /** 503 when something that games need does not answer. */
  @Get()
  @OpenToRead()
  @Does('getHealth', 'Ask whether everything that games need answers')
  @ApiOkResponse({ type: HealthAnswer, description: 'Everything answers.', example: WELL })
  @ApiServiceUnavailableResponse({ type: HealthAnswer, description: 'Something does not answer.', example: UNWELL })
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const [engines, agent, database, redis] = await Promise.all([
      Promise.all(this.engines.names.map(async (name) => [name, await this.engines.of(name).isHealthy()] as const)),
      this.agent.isHealthy(),
      this.database.isHealthy(),
      this.redis?.isHealthy(),
    ]);
    // The first is the default one. Games of the others wait for theirs, and nobody else does.
    const engine = engines[0]?.[1] ?? false;
    const isWell = engine && agent && database && redis !== false;
    if (!isWell) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return {
      status: wellness(isWell),
      version: PROGRAM_VERSION,
      game_engine: wellness(engine),
      ...(engines.length > 1 && {
        game_engines: Object.fromEntries(engines.map(([name, isHealthy]) => [name, wellness(isHealthy)])),
      }),
      ai_agent: wellness(agent),
      database: wellness(database),
      redis: redis === undefined ? 'disabled' : wellness(redis),
    };
  }

  /** The process answers. */
  @Get('live')
  @OpenToRead()
  @Does('getLiveness', 'Ask whether the process answers')
  @ApiOkResponse({ type: LivenessAnswer, description: 'It does.', example: { status: 'healthy' } })
  live(): { status: 'healthy' } {
    return { status: 'healthy' };
  }

  /** Requests are welcome: games that wait for a dependency can be read and controlled all the same. */
  @Get('ready')
  @OpenToRead()
  @Does('getReadiness', 'Ask whether requests are welcome')
  @ApiOkResponse({ type: LivenessAnswer, description: 'They are.', example: { status: 'healthy' } })
  ready(): { status: 'healthy' } {
    return { status: 'healthy' };
  }
}

function wellness(isWell: boolean): Exclude<DependencyHealth, 'disabled'> {
  return isWell ? 'healthy' : 'unhealthy';
}
