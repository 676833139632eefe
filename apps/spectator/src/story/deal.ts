/** A bid without an amount: the bidder drops out. */
export interface Bid {
  readonly playerId: string | null;
  readonly playerName: string;
  readonly amount: number | null;
}

export interface Auction {
  readonly seq: number;
  readonly propertyId: string;
  /** `house` or `hotel`: a building is auctioned, first requested for the property. Null: the property itself. */
  readonly building: string | null;
  /** Newest last. */
  readonly bids: readonly Bid[];
  readonly highest: Bid | null;
  /** By player: why they bid or passed last. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Null while it runs. */
  readonly sale: { readonly winnerName: string | null; readonly price: number | null } | null;
}

export interface ShownTradeSide {
  readonly cash: number;
  readonly properties: readonly string[];
  readonly jailCards: number;
}

export interface ShownTrade {
  readonly seq: number;
  readonly fromId: string | null;
  readonly fromName: string;
  readonly toId: string | null;
  readonly toName: string;
  readonly give: ShownTradeSide;
  readonly get: ShownTradeSide;
  readonly message: string | null;
  /** Null while it is considered. */
  readonly accepted: boolean | null;
  readonly fromReason: string | null;
  readonly toReason: string | null;
}

/** A scarce building that was won in an auction and is still to be placed. */
export interface WonBuilding {
  /** The event of the auction's end. */
  readonly seq: number;
  readonly playerId: string;
  readonly price: number | null;
}
