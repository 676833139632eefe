import { type ReactNode, useState } from 'react';
import { apiKey, keepApiKey } from '../api/index.js';
import { Icon } from './icon.js';

/** The API key, where the server requires one for commands, or for watching too. */
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
        API key
      </span>
      <input
        type="password"
        className="field"
        autoComplete="off"
        value={key}
        onChange={({ target }) => keep(target.value)}
      />
      <span className="text-xs text-soft">
        This server asks for one. It is kept in this tab until the tab is closed.
      </span>
    </label>
  );
}
