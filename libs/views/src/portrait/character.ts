import { isModelName } from '#libs/protocol';

/** Whose face a seat has. Players of one model or one personality look the same: their colours and marks differ. */
export function characterOf(seat: {
  readonly model: string | null;
  readonly personality: string | null;
  readonly name: string;
}): string {
  const { model, personality, name } = seat;
  return isModelName(model) ? model : (personality ?? name);
}
