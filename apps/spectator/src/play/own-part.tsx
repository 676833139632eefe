import type { ReactNode } from 'react';
import { isJsonObject, type JsonObject, type SeatView } from '#libs/protocol';
import { fieldsIn, plain } from '../story/index.js';

const MAX_FIELDS = 12;
const MAX_VALUE_CHARS = 200;

/** What only this seat sees, but for the board, which shows it itself. */
export function OwnPart({ view }: { readonly view: SeatView }): ReactNode {
  const fields = ownFields({ ...view.state }, view.player_id);
  if (fields.length === 0) return null;
  return (
    <dl className="play-own" aria-label="Only you see this">
      {fields.map(([name, value]) => (
        <div key={name} className="flex min-w-0 gap-1.5">
          <dt className="foreign-text text-soft">{name}</dt>
          <dd className="foreign-text font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ownFields(state: JsonObject, playerId: string): readonly (readonly [name: string, value: string])[] {
  const own = fieldsIn(fieldsIn(state, 'hidden'), playerId);
  return Object.entries(own)
    .filter(([name, value]) => name !== 'view' && value !== null)
    .slice(0, MAX_FIELDS)
    .map(([name, value]) => [plain(name.replaceAll('_', ' '), MAX_VALUE_CHARS), valueText(value)]);
}

function valueText(value: unknown): string {
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object'))
    return plain(value.join(', '), MAX_VALUE_CHARS);
  return plain(isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value), MAX_VALUE_CHARS);
}
