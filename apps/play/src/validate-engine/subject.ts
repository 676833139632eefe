import type { JsonObject } from '#libs/protocol';
import { type Finding, note } from '../validate/finding.js';
import type { EngineUnderTest } from './engine-under-test.js';
import type { Findings } from './faults.js';

/** What all checks share: the engine, and what it says of itself. */
export interface Subject {
  readonly engine: EngineUnderTest;
  readonly maxSteps: number;
  /** Of the game that is played; empty where GET /about is absent. */
  about: JsonObject;
  seats: number;
}

/** One promise of an engine. */
export interface EngineCheck {
  /** Follows “The engine …”. */
  readonly title: string;
  readonly run: (subject: Subject, findings: Findings) => Promise<void>;
}

export function present(what: string): Finding {
  return note(`present: ${what}`);
}

export function absent(what: string): Finding {
  return note(`absent: ${what}`);
}
