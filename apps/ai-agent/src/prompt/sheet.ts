import { BOARD, type Square } from '#libs/monopoly';

const HEAD = `The board. Streets: position id, colour, list price, cost of a house, rent with 0/1/2/3/4 houses and a hotel.`;

/** Positions, prices, rents and house costs: the same in every game. */
export const SHEET = [HEAD, ...BOARD.map(squareLine)].join('\n');

function squareLine(square: Square): string {
  const { position } = square;
  switch (square.kind) {
    case 'street': {
      const { id, group, price, houseCost, rents } = square;
      return `${position} ${id}, ${group}, $${price}, house $${houseCost}, rent ${rents.join('/')}`;
    }
    case 'railroad':
      return `${position} ${square.id}, railroad, $${square.price}, rent 25/50/100/200 for 1/2/3/4 railroads owned`;
    case 'utility':
      return `${position} ${square.id}, utility, $${square.price}, rent 4 times the throw, 10 times if both are owned`;
    case 'tax':
    case 'go':
    case 'community_chest':
    case 'chance':
    case 'jail':
    case 'free_parking':
    case 'go_to_jail':
      return `${position} ${square.name}`;
  }
}
