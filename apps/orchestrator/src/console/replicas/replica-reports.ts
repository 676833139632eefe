import { Injectable } from '@nestjs/common';
import { OwnReport, type ReceivedReport } from './replica-report.js';

/** What the replicas report of themselves. */
export abstract class ReplicaReports {
  /** The oldest report first, up to a minute old; undefined while Redis does not answer. Never rejects. */
  abstract all(): Promise<readonly ReceivedReport[] | undefined>;
}

/** One process: there is no other. */
@Injectable()
export class LocalReplicaReports extends ReplicaReports {
  constructor(private readonly own: OwnReport) {
    super();
  }

  async all(): Promise<readonly ReceivedReport[]> {
    return [{ report: this.own.now(), age: 0 }];
  }
}
