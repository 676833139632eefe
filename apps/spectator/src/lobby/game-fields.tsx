import { type ReactNode, useEffect } from 'react';
import { Field } from './field.js';
import { type GameDraft, type Mistake, withGame } from './game-form.js';
import { choiceWords, type OptionField } from './option-fields.js';
import { listPlayable, type Playable } from './playable.js';
import { usePolled } from './use-polled.js';

/** Engines come and go rarely. */
const LOOK_EVERY_MS = 30_000;

interface GameFieldsProps {
  readonly draft: GameDraft;
  readonly mistakes: readonly Mistake[];
  readonly onChange: (draft: GameDraft) => void;
}

/** Which game is played, where the server has more than one, and its options. */
export function GameFields({ draft, mistakes, onChange }: GameFieldsProps): ReactNode {
  const { value: games = [] } = usePolled(listPlayable, LOOK_EVERY_MS);
  const first = games[0];
  useEffect(() => {
    if (draft.game === null && first !== undefined) onChange(withGame(draft, first));
  }, [draft, first, onChange]);
  const { game } = draft;
  if (game === null) return null;
  return (
    <div className="flex flex-col gap-2 text-sm">
      {games.length > 1 && (
        <GameChoice draft={draft} game={game} games={games} mistakes={mistakes} onChange={onChange} />
      )}
      {game.rules !== null && (
        <details className="text-xs">
          <summary className="cursor-pointer text-soft">Rules of {game.name}</summary>
          <p className="foreign-text mt-1 max-h-48 overflow-y-auto" tabIndex={0}>
            {game.rules}
          </p>
        </details>
      )}
      {game.options.length > 0 && (
        <fieldset className="grid grid-cols-2 gap-2">
          <legend className="mb-1 font-semibold">Options</legend>
          {game.options.map((field) => (
            <Option
              key={`${game.game} ${field.name}`}
              field={field}
              typed={draft.options[field.name] ?? ''}
              mistakes={mistakes}
              onType={(typed) => onChange({ ...draft, options: { ...draft.options, [field.name]: typed } })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

interface GameChoiceProps extends GameFieldsProps {
  readonly game: Playable;
  readonly games: readonly Playable[];
}

function GameChoice({ draft, game, games, mistakes, onChange }: GameChoiceProps): ReactNode {
  const mistake = mistakes.find(({ path }) => path === 'settings.game');
  return (
    <label className="flex flex-col gap-1">
      <span className="font-semibold">Game</span>
      <select
        className="field"
        value={game.game}
        aria-invalid={mistake !== undefined}
        onChange={({ target }) => onChange(withGame(draft, games.find((one) => one.game === target.value) ?? game))}
      >
        {enginesOf(games).map((engine) => (
          <optgroup key={engine} label={engine}>
            {games.filter((one) => one.engine === engine).map(gameOption)}
          </optgroup>
        ))}
      </select>
      {mistake && <span className="foreign-text text-xs text-bad">{mistake.message}</span>}
    </label>
  );
}

function enginesOf(games: readonly Playable[]): readonly string[] {
  return [...new Set(games.map(({ engine }) => engine))];
}

function gameOption({ game, name, isHealthy }: Playable): ReactNode {
  return (
    <option key={game} value={game} disabled={!isHealthy}>
      {isHealthy ? name : `${name} (not reachable)`}
    </option>
  );
}

interface OptionProps {
  readonly field: OptionField;
  readonly typed: string;
  readonly mistakes: readonly Mistake[];
  readonly onType: (typed: string) => void;
}

function Option({ field, typed, mistakes, onType }: OptionProps): ReactNode {
  const { name, label, hint, kind } = field;
  const isListed = kind.type === 'boolean' || kind.type === 'choice';
  const choices = kind.type === 'choice' ? kind.choices : ['true', 'false'];
  return (
    <label className="flex min-w-0 flex-col gap-1" title={hint ?? undefined}>
      <span className="foreign-text">{label}</span>
      {isListed ? (
        <select className="field" value={typed} onChange={({ target }) => onType(target.value)}>
          <option value="">default</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {kind.type === 'boolean' ? { true: 'yes', false: 'no' }[choice] : choiceWords(choice)}
            </option>
          ))}
        </select>
      ) : (
        <Field
          path={`settings.options.${name}`}
          mistakes={mistakes}
          inputMode={kind.type === 'string' ? 'text' : 'decimal'}
          autoComplete="off"
          placeholder="default"
          value={typed}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </label>
  );
}
