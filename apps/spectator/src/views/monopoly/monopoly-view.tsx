import type { ReactNode } from 'react';
import { Board } from '../../board/board.js';
import { BoardCentre } from '../../deal-cards/board-centre.js';
import '../../board/board.css';

/** The board of forty squares, with the turn, the deals and the standings in its centre. */
export default function MonopolyView(): ReactNode {
  return (
    <Board>
      <BoardCentre />
    </Board>
  );
}
