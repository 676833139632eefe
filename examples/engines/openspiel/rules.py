"""The rules of the games that have a view of their own, for people and models."""

_LINE = "Two players, x and o, take turns; x begins."
RULES = {
    "tic_tac_toe": f"{_LINE} A turn marks one free cell of a 3 by 3 board. Three of one's marks in a line (across, down or diagonal) win. A full board without a line is a draw. Moves are x(row,column), counted from 0.",
    "connect_four": f"{_LINE} A turn drops a disc into a column (counted from 0) that is not full. Four of one's discs in a line win; a full board without a line is a draw.",
    "chess": "The usual rules of chess. Moves are in standard algebraic notation. Checkmate wins (1, the loser -1); stalemate, threefold repetition, 50 moves without a capture or pawn move, and too little material are draws.",
    "go": "Go with area scoring and positional superko. Black begins. A turn places a stone on a free point or passes; stones without a free neighboring point are captured. Two passes end the game. The larger area wins; White gets komi in addition. Moves are a color and a point, such as B d4 (there is no column i).",
    "hex": f"{_LINE} A turn marks one free hexagon. x wins with a connected chain from top to bottom, o from left to right. There are no draws. Moves are a column letter and a row number.",
    "breakthrough": "Two players, b and w, move one piece at a time, one square forward or diagonally forward; captures are diagonal only. Who first has a piece on the farthest row, or captures all pieces, wins. A move names two squares, such as a7a6.",
    "backgammon": "Backgammon without doubling cube. Dice are rolled for you. A move uses both numbers: 13/8 8/3 moves from point 13 to 8 and from 8 to 3; Bar enters a checker, Off bears one off, * hits. Who first bears off all 15 checkers wins.",
    "oware": "Two players have six pits with four seeds each. A turn takes all seeds of one's own pit and sows them one by one counterclockwise, leaving out the pit they came from. If the last seed makes two or three in a pit of the opponent, these are captured, and so are those of the pits before it with two or three. More than half of the seeds win.",
    "kuhn_poker": "Each player antes 1 and gets one card of a deck with one card more than there are players (J, Q, K for two). In turn, players Pass or Bet 1; after a bet the others Bet to call it or Pass to fold. The highest card among those who did not fold wins the pot. Cards are secret.",
    "leduc_poker": "Each player antes 1 and gets one secret card of two suits and a rank more than there are players (J, Q, K for two). There are two rounds of betting: Fold, Call (also to check) or Raise (2 in the first round, 4 in the second, at most two raises a round). Before the second round one card is laid open. A pair with the open card wins, else the highest card.",
    "liars_dice": "Each player rolls dice secretly. Bids in turn claim how many dice of all players show a face at least: 2-5 is two fives. Each bid must be higher than the last; the highest face is wild and counts as any face. Instead of a bid a player calls Liar: if the last bid was false, the caller wins, else the bidder wins.",
    "phantom_ttt": f"Tic-tac-toe in which nobody sees the other's marks. {_LINE} A turn tries one cell; if the opponent has it already, nothing changes, and the same player tries another. Three in a line win. Moves are x(row,column), counted from 0.",
}
