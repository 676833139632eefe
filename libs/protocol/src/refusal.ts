/** Why something was not done: a value with a name, which the edge of a service translates once into a problem. */
export interface Refused<Code extends string = string> {
  readonly refused: Code;
  /** A sentence for the client. */
  readonly detail: string;
}

export function isRefusal(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
