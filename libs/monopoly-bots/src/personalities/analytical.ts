import type { Personality } from './personality.js';

export const ANALYTICAL: Personality = {
  name: 'analytical',
  description:
    'Weighs price, landing odds and the rents ahead; goes for three houses where they return most per dollar.',
  traits: [
    'weighs price against prospects',
    'three houses first',
    'buys what it can pay',
    'stays in jail when outside is dear',
  ],
  moods: [
    {
      prefix: null,
      cashFloor: 50,
      throwsCovered: 0.3,
      appetite: 3,
      fancies: ['orange', 'red', 'light_blue', 'railroad'],
      shuns: ['utility'],
      buildsTo: 3,
      buildsToWhenRich: 5,
      buildsWhere: 'best_return',
      mortgagesToBuild: true,
      hoardsHouses: true,
      jail: 'weigh',
      sells: 'least_income',
      liftsFirst: false,
      liftMargin: 100,
      tradeMargin: 0.9,
    },
  ],
  talk: {
    completesGroup: 'With {group} complete, the numbers favour me.',
    raisesHotel: '{place} has its hotel: the last step that pays.',
    ruined: 'The odds were sound; the dice were not.',
    proposes: 'By my figures this is good for both of us, {partner}.',
    remarks: [
      '{rival} leads by cash, not by income.',
      'Three houses pay; one is decoration.',
      'I am open to swaps that complete a group on both sides.',
      'Seven is the likeliest throw. Mind where it takes you, {rival}.',
    ],
  },
};
