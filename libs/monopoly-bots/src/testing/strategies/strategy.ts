import type { DecideRequest, ValidAction } from '#libs/protocol';
import type { TableView } from '../../table/table-view.js';

/** A seat's player in one game; it may remember what it saw. The request is what the table was read from. */
export type Player = (table: TableView, request: DecideRequest) => ValidAction;

/** A simple way to play that the personalities are tried against. */
export interface Strategy {
  readonly name: string;
  readonly description: string;
  /** For a seat in a new game. */
  start(): Player;
}

/** What a player does, if there is a reason to do it now. */
export type Move = (table: TableView) => ValidAction | undefined;
