/** Why a game is paused, in words; a person's pause needs no reason. */
export function pausedText(reason: string | null): string {
  if (reason === null) return 'Paused';
  return reason === 'operator' ? 'Paused by an operator' : `Paused: ${reason}`;
}
