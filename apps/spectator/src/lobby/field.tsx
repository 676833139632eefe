import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import type { Mistake } from './game-form.js';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  /** The path in the request body, as in the server's errors. */
  readonly path: string;
  readonly mistakes: readonly Mistake[];
}

/** An input with its error below. */
export function Field({ path, mistakes, ...input }: FieldProps): ReactNode {
  const id = useId();
  const mistake = mistakes.find((one) => one.path === path);
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <input className="field" aria-invalid={mistake !== undefined} aria-describedby={mistake && id} {...input} />
      {mistake && (
        <span id={id} className="foreign-text text-xs text-bad">
          {mistake.message}
        </span>
      )}
    </span>
  );
}
