import { Redis } from 'ioredis';
import { Client } from 'pg';

/** Commands that Redis has executed and bytes that it was sent; transactions of Postgres and bytes of its log. */
export type ServerCount = 'commands' | 'redisIn' | 'commits' | 'wal';

/** What the two servers of a cluster count themselves. */
export class ServerCounts implements AsyncDisposable {
  private constructor(
    private readonly redis: Redis,
    private readonly postgres: Client,
  ) {}

  static async connect(redisUrl: string, postgresUrl: string): Promise<ServerCounts> {
    const postgres = new Client({ connectionString: postgresUrl });
    await postgres.connect();
    return new ServerCounts(new Redis(redisUrl), postgres);
  }

  async counts(): Promise<Readonly<Record<ServerCount, number>>> {
    const stats = await this.redis.info('stats');
    const stat = (name: string): number => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(stats)?.[1]);
    const { rows } = await this.postgres.query<{ commits: string; wal: string }>(
      `select xact_commit::text as commits, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as wal
       from pg_stat_database where datname = current_database()`,
    );
    const [{ commits, wal } = { commits: '', wal: '' }] = rows;
    return {
      commands: stat('total_commands_processed'),
      redisIn: stat('total_net_input_bytes'),
      commits: Number(commits),
      wal: Number(wal),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.redis.disconnect();
    await this.postgres.end();
  }
}
