import type { JsonObject } from '#libs/protocol';

/** What a tool answers. */
export interface ToolAnswer {
  /** For models: short. */
  readonly text: string;
  /** For programs. */
  readonly data: JsonObject;
}
