import { type FormEvent, type ReactNode, useId, useState } from 'react';

interface KeyFormProps {
  /** Why the key that was sent is not enough, or that one is missing. */
  readonly problem: string;
  readonly onKey: (key: string) => void;
}

/** Asks for an API key. */
export function KeyForm({ problem, onKey }: KeyFormProps): ReactNode {
  const [key, setKey] = useState('');
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onKey(key.trim());
  };
  return (
    <form className="card mx-auto my-6 flex max-w-lg flex-col gap-3 p-5" onSubmit={submit}>
      <h2 className="text-lg font-bold">The console needs a key</h2>
      <p role="alert" className="foreign-text text-bad">
        {problem}
      </p>
      <label htmlFor={id}>API key with the scope control or admin</label>
      <input
        id={id}
        type="password"
        className="field"
        autoComplete="off"
        value={key}
        onChange={({ target }) => setKey(target.value)}
      />
      <p className="text-xs text-soft">Kept in this tab until it is closed.</p>
      <button type="submit" className="button button-main">
        Open the console
      </button>
    </form>
  );
}
