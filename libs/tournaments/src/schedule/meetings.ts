/** Who has met whom, and who has had which seat first. */
export class Meetings {
  private readonly met = new Map<string, Map<string, number>>();
  /** The sum of the seats that an entrant had in first games: who had late seats comes first. */
  private readonly seats = new Map<string, number>();

  add(seats: readonly string[]): void {
    for (const [index, id] of seats.entries()) {
      this.seats.set(id, this.seatSum(id) + index - (seats.length - 1) / 2);
      const row = this.met.get(id) ?? new Map<string, number>();
      for (const other of seats) if (other !== id) row.set(other, (row.get(other) ?? 0) + 1);
      this.met.set(id, row);
    }
  }

  /** The number of pairings that had both. */
  times(one: string, other: string): number {
    return this.met.get(one)?.get(other) ?? 0;
  }

  /** In the order of the seats: who had later seats before has an earlier one now. */
  seated(table: readonly string[]): readonly string[] {
    return table.toSorted((a, b) => this.seatSum(b) - this.seatSum(a));
  }

  private seatSum(id: string): number {
    return this.seats.get(id) ?? 0;
  }
}
