import { Injectable } from '@nestjs/common';
import { type ConsoleLimit, jsonObjectIn } from '#libs/protocol';
import { Clock, PROGRAM_VERSION } from '#libs/service';
import { OrchestratorConfig } from '../../config.js';
import type { MeasuredService } from '../../http-client/index.js';
import { REPLICA } from '../../replica.js';
import { type ExchangeReport, ExchangeRecord } from '../records/exchange-record.js';
import { LimitRecord } from '../records/limit-record.js';
import { LoopRecord } from '../records/loop-record.js';

/** Limits in a report: it is read often. */
const MAX_LIMITS = 20;

/** Of what is written down: another version of the program, which may run beside this one, may have another one. */
const FORMAT = 1;

/** What a replica reports of itself. */
export interface ReplicaReport {
  readonly format: typeof FORMAT;
  /** As in the log. */
  readonly name: string;
  readonly version: string;
  readonly roles: readonly string[];
  readonly startedAt: string;
  readonly games: number;
  readonly exchanges: Readonly<Record<MeasuredService, ExchangeReport>>;
  readonly limits: readonly ConsoleLimit[];
}

/** A report, and how old it is in seconds. */
export interface ReceivedReport {
  readonly report: ReplicaReport;
  readonly age: number;
}

/** What this process reports. */
@Injectable()
export class OwnReport {
  private readonly startedAt: string;

  constructor(
    clock: Clock,
    private readonly config: OrchestratorConfig,
    private readonly loop: LoopRecord,
    private readonly exchanges: ExchangeRecord,
    private readonly limits: LimitRecord,
  ) {
    this.startedAt = clock.at();
  }

  now(): ReplicaReport {
    return {
      format: FORMAT,
      name: REPLICA,
      version: PROGRAM_VERSION,
      roles: this.config.roles,
      startedAt: this.startedAt,
      games: this.loop.games,
      exchanges: { engine: this.exchanges.reportOf('engine'), agent: this.exchanges.reportOf('agent') },
      limits: this.limits.top(MAX_LIMITS),
    };
  }
}

/** Reads what a replica has written; undefined: in another format. Only replicas write there, each its whole report. */
export function reportIn(text: string): ReplicaReport | undefined {
  const value = jsonObjectIn(text);
  return value !== undefined && isReport(value) ? value : undefined;
}

function isReport(value: object): value is ReplicaReport {
  return 'format' in value && value.format === FORMAT;
}
