import type { Personality } from './personality.js';

export const CONSERVATIVE: Personality = {
  name: 'conservative',
  description: 'Keeps cash for the worst throw, prefers cheap deeds and railroads, builds late and waits in jail.',
  traits: [
    'keeps $350 or more',
    'prefers cheap deeds and railroads',
    'lifts mortgages before it builds',
    'waits in jail',
  ],
  moods: [
    {
      prefix: null,
      cashFloor: 350,
      throwsCovered: 1,
      appetite: 1,
      fancies: ['brown', 'light_blue', 'pink', 'orange', 'railroad'],
      shuns: ['green', 'dark_blue'],
      buildsTo: 2,
      buildsToWhenRich: 4,
      buildsWhere: 'cheapest',
      mortgagesToBuild: false,
      hoardsHouses: false,
      jail: 'stay',
      sells: 'buildings',
      liftsFirst: true,
      liftMargin: 0,
      tradeMargin: 1.2,
    },
  ],
  talk: {
    completesGroup: 'I have {group} at last. Slowly does it.',
    raisesHotel: 'A hotel on {place}, paid in full.',
    ruined: 'And I was so careful.',
    proposes: 'A fair deal, {partner}, for {group}.',
    remarks: [
      'A full purse sleeps well.',
      '{rival}, have you thought of a rainy day?',
      'I am in no hurry.',
      'A fair swap hurts nobody, {rival}.',
    ],
  },
};
