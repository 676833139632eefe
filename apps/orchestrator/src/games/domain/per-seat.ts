/** Something that a game keeps for each of its seats, by their ids. A seat that is missing has what it began with. */
export type PerSeat<T> = Readonly<Record<string, T>>;

export function ofSeat<T>(kept: PerSeat<T> | undefined, seatId: string, initially: T): T {
  return kept !== undefined && Object.hasOwn(kept, seatId) ? (kept[seatId] ?? initially) : initially;
}

export function withSeat<T>(kept: PerSeat<T> | undefined, seatId: string, value: T): PerSeat<T> {
  return { ...kept, [seatId]: value };
}
