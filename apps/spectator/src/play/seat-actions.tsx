import { type ReactNode, useState } from 'react';
import { AskFirst } from './ask-first.js';
import type { SeatFollower } from './seat-follower.js';

/** What asks first. */
const QUESTIONS = {
  leave: {
    label: 'Leave',
    title: 'Leave your seat?',
    text: 'Default actions are taken for you until you come back. If you stay away, an agent plays on.',
    yes: 'Leave the seat',
  },
  resign: {
    label: 'Resign',
    title: 'Resign?',
    text: 'You give this game up, and cannot take that back.',
    yes: 'Resign',
  },
} as const;

type Question = keyof typeof QUESTIONS;

/** Leaving the seat and giving the game up. */
export function SeatActions({ follower }: { readonly follower: SeatFollower }): ReactNode {
  const [asked, ask] = useState<Question | null>(null);
  return (
    <div className="ml-auto flex gap-1.5">
      {(['leave', 'resign'] as const).map((question) => (
        <button key={question} type="button" className="button play-target" onClick={() => ask(question)}>
          {QUESTIONS[question].label}
        </button>
      ))}
      {asked !== null && (
        <AskFirst {...QUESTIONS[asked]} onYes={() => void follower[asked]()} onClose={() => ask(null)} />
      )}
    </div>
  );
}
