import { type ReactNode, useState } from 'react';
import { apiKey, keepApiKey } from '../api/index.js';
import { Icon } from './icon.js';

/** The API key, which some servers require for commands, and some for watching. */
export default function KeyField(): ReactNode {
  const [key, setKey] = useState(apiKey);
  const keep = (value: string): void => {
    setKey(value);
    keepApiKey(value.trim());
  };
  return (
    <label className="flex flex-col gap-1 text-sm">
      <span className="flex items-center gap-1.5">
        <Icon name="key" />
        API key, if this server requires one
      </span>
      <input
        type="password"
        className="field"
        autoComplete="off"
        value={key}
        onChange={({ target }) => keep(target.value)}
      />
      <span className="text-xs text-soft">Kept in this tab until it is closed.</span>
    </label>
  );
}
