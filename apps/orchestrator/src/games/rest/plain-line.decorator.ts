import { Transform } from 'class-transformer';
import { plainLine } from '#libs/service';

/** Shown to people beside other names: one line, without characters that are invisible or change the direction of the line. */
export function PlainLine(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (plainLine(value, value.length) ?? '') : value,
  );
}
