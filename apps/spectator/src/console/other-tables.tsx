import type { ReactNode } from 'react';
import type { ConsoleLimit, ConsoleReplica, ConsoleService, DependencyHealth, ServiceName } from '#libs/protocol';
import { age, ago } from './ages.js';
import { Table } from './table.js';

const SERVICES: Readonly<Record<ServiceName, string>> = {
  game_engine: 'Game engine',
  ai_agent: 'Agent service',
  database: 'Database',
  redis: 'Redis',
};

const HEALTH: Readonly<Record<DependencyHealth, string>> = {
  healthy: 'answers',
  unhealthy: 'does not answer',
  disabled: 'not used',
};

const REASONS: Readonly<Record<string, string>> = {
  timeout: 'no answer in time',
  unreachable: 'could not be reached',
  too_large: 'an answer that is too large',
  not_json: 'an answer that is not JSON',
  '3xx': 'a redirect',
  '5xx': 'an error of its own',
};

/** Other replicas take the games of one that is silent for longer. Seconds. */
const SILENT_S = 5;

/** What games depend on. */
export function ServicesTable({
  services,
  now,
}: {
  readonly services: readonly ConsoleService[];
  readonly now: number;
}): ReactNode {
  const columns = ['Service', 'Health', 'Health check', 'Requests', 'Failures', 'Mean', 'Slowest', 'Last failure'];
  const rows = services.map(({ name, status, latency_ms, requests, last_failure: failure }) => ({
    key: name,
    cells: [
      SERVICES[name],
      <span key="health" className={status === 'unhealthy' ? 'font-bold text-bad' : ''} data-health={status}>
        {HEALTH[status]}
      </span>,
      milliseconds(latency_ms),
      requests?.count ?? '–',
      requests?.failures ?? '–',
      milliseconds(requests?.mean_ms ?? null),
      milliseconds(requests?.slowest_ms ?? null),
      failure === null ? '–' : `${REASONS[failure.reason] ?? failure.reason}, ${ago(failure.at, now)}`,
    ],
  }));
  return <Table title="Services" columns={columns} rows={rows} empty="" />;
}

/** Which process runs how many games. @param waited seconds since the answer came */
export function ReplicasTable({
  replicas,
  waited,
  now,
}: {
  readonly replicas: readonly ConsoleReplica[] | null;
  readonly waited: number;
  readonly now: number;
}): ReactNode {
  const columns = ['Replica', 'Games', 'Share', 'Heartbeat', 'Roles', 'Version', 'Started'];
  const rows = (replicas ?? []).map((replica) => {
    const isSilent = replica.heartbeat_age > SILENT_S;
    const silence = age(replica.heartbeat_age + waited);
    return {
      key: `${replica.name} ${replica.started_at} ${replica.roles.join()}`,
      cells: [
        replica.name,
        replica.games ?? '–',
        replica.share ?? '–',
        <span key="heartbeat" className={isSilent ? 'font-bold text-bad' : ''}>
          {isSilent ? `silent for ${silence}` : `${age(replica.heartbeat_age)} ago`}
        </span>,
        replica.roles.join(', '),
        replica.version,
        ago(replica.started_at, now),
      ],
    };
  });
  const empty =
    replicas === null ? 'The replicas cannot be read: Redis does not answer.' : 'No replica has reported yet.';
  return <Table title="Replicas" columns={columns} rows={rows} empty={empty} />;
}

/** What was refused in the last hour. */
export function LimitsTable({
  limits,
  now,
}: {
  readonly limits: readonly ConsoleLimit[];
  readonly now: number;
}): ReactNode {
  const rows = limits.map(({ limit, by, who, count, last_at }) => ({
    key: `${limit} ${by} ${who}`,
    cells: [limit, by === 'key' ? `key ${who}` : `address ${who}…`, count, ago(last_at, now)],
  }));
  const columns = ['Limit', 'Reached by', 'Refused', 'Last time'];
  return <Table title="Limits reached" columns={columns} rows={rows} empty="No limit was reached in the last hour." />;
}

function milliseconds(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
