import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Compiled, Value } from './statement.js';

/** Where a value goes. It is none itself: a statement that still holds one is refused. */
class Slot {
  constructor(
    readonly row: number,
    readonly name: string,
  ) {}
}

type Values = Readonly<Record<string, Value>>;

/** Stands in a query for the value of that name. */
export type SlotOf<V> = <Name extends keyof V & string>(name: Name) => RawBuilder<V[Name]>;

/**
 * A query that is built and compiled once, to be run with other values each time: building costs more than running it.
 *
 * @param build puts `slot('name')` wherever the value of that name goes
 */
export function template<V extends Values>(build: (slot: SlotOf<V>) => Compilable): (values: V) => Compiled {
  const compiled = build(slotsOf<V>(0)).compile();
  return (values) => filled(compiled, [values]);
}

/** The same for a query whose text depends on the number of rows, at least one: compiled once per number. */
export function rowsTemplate<V extends Values>(
  build: (rows: readonly SlotOf<V>[]) => Compilable,
): (rows: readonly V[]) => Compiled {
  const byCount = new Map<number, CompiledQuery>();
  return (rows) => {
    const compiled = byCount.get(rows.length) ?? build(rows.map((_, row) => slotsOf<V>(row))).compile();
    byCount.set(rows.length, compiled);
    return filled(compiled, rows);
  };
}

function slotsOf<V extends Values>(row: number): SlotOf<V> {
  return (name) => sql`${new Slot(row, name)}`;
}

function filled({ sql: text, parameters }: CompiledQuery, rows: readonly Values[]): Compiled {
  const valueOf = (parameter: unknown): unknown =>
    parameter instanceof Slot ? rows[parameter.row]?.[parameter.name] : parameter;
  return { sql: text, parameters: parameters.map(valueOf) };
}
