import { useState } from 'react';
import { useLocation } from 'wouter';
import { messageOf, RequestFailed } from '../api/index.js';
import { createGame } from './games.js';
import { type GameDraft, hasField, type Mistake, mistakesIn, requestOf } from './game-form.js';

/** The errors of the last attempt. */
interface Attempt {
  /** The error of a field. */
  readonly mistakes: readonly Mistake[];
  /** An error without a field. */
  readonly problem: string | null;
  readonly wantsKey: boolean;
}

const NONE: Attempt = { mistakes: [], problem: null, wantsKey: false };

/** Starts the game of the form and opens it, or returns the errors. */
export function useStart(draft: GameDraft): Attempt & { readonly isStarting: boolean; readonly start: () => void } {
  const [, navigate] = useLocation();
  const [attempt, setAttempt] = useState(NONE);
  const [isStarting, setStarting] = useState(false);
  const start = (): void => {
    const mistakes = mistakesIn(draft);
    setAttempt({ ...NONE, mistakes });
    if (mistakes.length > 0) return;
    setStarting(true);
    createGame(requestOf(draft))
      .then((id) => navigate(`/g/${id}`))
      .catch((error: unknown) => setAttempt(refused(error)))
      .finally(() => setStarting(false));
  };
  return { ...attempt, isStarting, start };
}

function refused(error: unknown): Attempt {
  const { status, details } = error instanceof RequestFailed ? error : { status: null, details: [] };
  const mistakes = details.filter(hasField);
  return {
    mistakes,
    problem: mistakes.length > 0 ? null : messageOf(error),
    wantsKey: status === 401 || status === 403,
  };
}
