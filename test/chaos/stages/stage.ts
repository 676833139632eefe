import type { CountingAgent } from '../counting-agent.js';
import type { SlowLine } from '../slow-line.js';
import type { ServiceProcess } from '../service-process.js';

/** Something that goes wrong around the services, and is well again when `strike` resolves. */
export interface Fault {
  readonly name: string;
  strike(): Promise<void>;
}

/** What is run, and what may happen to it. */
export interface ChaosSetup extends AsyncDisposable {
  readonly services: readonly ServiceProcess[];
  /** Those that viewers and clients talk to. */
  readonly replicas: readonly ServiceProcess[];
  /** Those that are killed, each as often as it should be. */
  readonly victims: readonly ServiceProcess[];
  readonly faults: readonly Fault[];
  readonly agent: CountingAgent;
  /** Where the engine is a process of its own. */
  readonly engineLine?: SlowLine;
  /** The folder of the engine's file. */
  readonly engineData: string;
  /** For so long after a decision was written down another replica may still ask for it, in milliseconds. */
  readonly graceMs: number;
}

export interface StageOptions {
  /** For logs and data. */
  readonly folder: string;
  /** The copy of the built services. */
  readonly built: string;
  readonly outageMs: number;
}
