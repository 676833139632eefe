import type { Personality } from './personality.js';

export const AGGRESSIVE: Personality = {
  name: 'aggressive',
  description:
    'Buys nearly everything it can pay, builds hotels on the dearest streets to the last dollar, and never sits in jail.',
  traits: ['buys nearly everything', 'spends to the last dollar', 'builds hotels', 'pays to leave jail'],
  moods: [
    {
      prefix: null,
      cashFloor: 20,
      throwsCovered: 0.5,
      appetite: 2,
      fancies: ['orange', 'red', 'dark_blue'],
      shuns: [],
      buildsTo: 5,
      buildsToWhenRich: 5,
      buildsWhere: 'dearest',
      mortgagesToBuild: true,
      hoardsHouses: false,
      jail: 'leave',
      sells: 'most_cash',
      liftsFirst: false,
      liftMargin: 300,
      tradeMargin: 0.6,
    },
  ],
  talk: {
    completesGroup: 'I own {group} now. Save your money, you will need it.',
    raisesHotel: 'A hotel on {place}! Who sleeps there first?',
    ruined: 'I would do it all again.',
    proposes: 'Take it, {partner}. You will not get a better offer for your piece of {group}.',
    remarks: [
      '{rival}, is that all you have?',
      'I can smell rent from here.',
      'Keep your small streets, I want the whole side.',
      '{rival}, sell me something before I take it.',
    ],
  },
};
