import { isSameJson, type ModelInfo } from '#libs/protocol';

/** Which model decides for a seat, and how it is asked, as its agent reports it. */
export interface SeatModel {
  /** With the last decision. */
  readonly info: ModelInfo;
  /** The fields that were not the same throughout the game. */
  readonly changed: readonly (keyof ModelInfo)[];
}

const FIELDS = [
  'provider',
  'model',
  'reported_model',
  'prompt_version',
  'parameters',
  'left_out',
  'agent_version',
] as const satisfies readonly (keyof ModelInfo)[];

/** After a decision that reports this; the same object where nothing is new. */
export function withInfo(before: SeatModel | undefined, info: ModelInfo): SeatModel {
  if (before === undefined) return { info, changed: [] };
  const differs = FIELDS.filter((field) => !isSameJson(before.info[field], info[field]));
  if (differs.length === 0) return before;
  return { info, changed: FIELDS.filter((field) => differs.includes(field) || before.changed.includes(field)) };
}
