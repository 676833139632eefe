/** Where a command writes: a terminal, a pipe or a file. A test has one of its own. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Of a terminal, which may change. */
  readonly columns?: number;
  readonly rows?: number;
}
