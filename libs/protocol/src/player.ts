/** A seat of a game as the outside sees it. */
export interface PlayerInfo {
  readonly id: string;
  readonly name: string;
  readonly personality: string;
  readonly model: string | null;
}
