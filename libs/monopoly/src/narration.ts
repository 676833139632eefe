import { squareAt } from './board.js';
import { playerAt, type Debt, type Game, type Seat } from './game.js';
import type { Happening } from './happening.js';

/** What an action brought about, in sentences for spectators; ends with the debt that blocks the game, if one does. */
export function narrate(game: Game, happenings: readonly Happening[]): string {
  const sentences = happenings.map((happening) => sentenceFor(game, happening));
  if (game.pending.kind === 'debt') sentences.push(debtSentence(game, game.pending.seat, game.pending.debt));
  if (sentences.length === 0) sentences.push(turnSentence(game));
  return sentences.join(' ');
}

function turnSentence(game: Game): string {
  return game.pending.kind === 'game_over'
    ? 'The game is over.'
    : `It is ${playerAt(game, game.pending.seat).name}'s turn.`;
}

/** Null is the bank. */
function nameOf(game: Game, seat: Seat | null): string {
  return seat === null ? 'the bank' : playerAt(game, seat).name;
}

function debtSentence(game: Game, seat: Seat, { amount, to }: Debt): string {
  const { name, cash } = playerAt(game, seat);
  return `${name} owes ${nameOf(game, to)} $${amount} and has $${cash}.`;
}

function sentenceFor(game: Game, happening: Happening): string {
  if (happening.kind === 'ended') return endSentence(game, happening);
  const { name } = playerAt(game, happening.seat);
  switch (happening.kind) {
    case 'rolled':
      return `${name} rolls ${happening.dice[0]} and ${happening.dice[1]}.`;
    case 'moved':
      return `${name} moves to ${squareAt(happening.to).name}.`;
    case 'jailed':
      return `${name} goes to jail.`;
    case 'jail_attempt':
      return jailSentence(name, happening);
    case 'drew':
      return `${name} draws a card: ${happening.text}`;
    case 'collected':
      return `${name} collects $${happening.amount}${happening.cause === 'salary' ? ' at GO' : ''}.`;
    case 'paid':
      return paymentSentence(game, name, happening.debt);
    case 'bankrupt':
      return `${name} is bankrupt; everything goes to ${nameOf(game, happening.creditor)}.`;
    default:
      return propertySentence(name, happening);
  }
}

function endSentence(game: Game, { winner, reason }: Extract<Happening, { kind: 'ended' }>): string {
  const { name } = playerAt(game, winner);
  return reason === 'completed' ? `${name} wins the game.` : `The last turn is over: ${name} is the richest and wins.`;
}

function jailSentence(name: string, { by, success }: Extract<Happening, { kind: 'jail_attempt' }>): string {
  if (by === 'use_jail_card') return `${name} uses a get-out-of-jail card.`;
  return success ? `${name} leaves jail with doubles.` : `${name} does not get doubles.`;
}

function paymentSentence(game: Game, name: string, { amount, to, cause }: Debt): string {
  switch (cause.kind) {
    case 'rent':
      return `${name} pays ${nameOf(game, to)} $${amount} rent for ${cause.deed.name}.`;
    case 'tax':
      return `${name} pays $${amount} ${cause.square.name}.`;
    case 'fine':
      return `${name} pays the $${amount} fine and leaves jail.`;
    case 'interest':
      return `${name} pays the bank $${amount} interest on the mortgage of ${cause.deed.name}.`;
    default:
      return `${name} pays ${nameOf(game, to)} $${amount}.`;
  }
}

type PropertyHappening = Extract<
  Happening,
  { kind: 'bought' | 'passed' | 'built' | 'sold' | 'mortgaged' | 'unmortgaged' }
>;

function propertySentence(name: string, happening: PropertyHappening): string {
  const place = happening.deed.name;
  switch (happening.kind) {
    case 'bought':
      return `${name} buys ${place} for $${happening.amount}.`;
    case 'passed':
      return `${name} does not buy ${place}.`;
    case 'built':
      return `${name} builds a ${happening.building} on ${place} for $${happening.amount}.`;
    case 'sold':
      return `${name} sells a ${happening.building} on ${place} for $${happening.amount}.`;
    case 'mortgaged':
      return `${name} mortgages ${place} for $${happening.amount}.`;
    default:
      return `${name} lifts the mortgage on ${place} for $${happening.amount}.`;
  }
}
