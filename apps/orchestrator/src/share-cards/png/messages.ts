/** What is sent to the thread that draws, and what it answers. */
export interface DrawRequest {
  readonly id: number;
  readonly svg: string;
  /** Files of packages, as in an import: beside the fonts that every card may use. */
  readonly fonts: readonly string[];
}

export interface DrawReply {
  readonly id: number;
  readonly png: Uint8Array<ArrayBuffer>;
}
