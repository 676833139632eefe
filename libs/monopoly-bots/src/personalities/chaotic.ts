import type { Mood, Personality } from './personality.js';

const WHIMSICAL: Mood = {
  prefix: 'On a whim',
  cashFloor: 100,
  throwsCovered: 0.5,
  appetite: 1.2,
  fancies: [],
  shuns: [],
  buildsTo: 4,
  buildsToWhenRich: 5,
  buildsWhere: 'anywhere',
  mortgagesToBuild: false,
  hoardsHouses: false,
  jail: 'leave',
  sells: 'anything',
  liftsFirst: false,
  liftMargin: 0,
  tradeMargin: 0.7,
};

export const CHAOTIC: Personality = {
  name: 'chaotic',
  description: 'Changes its mind with every decision: splurges, sulks, follows an omen, or plays on a whim.',
  traits: ['changes moods', 'follows omens', 'builds anywhere', 'sells anything'],
  moods: [
    WHIMSICAL,
    {
      ...WHIMSICAL,
      prefix: 'Feeling lucky',
      cashFloor: 0,
      throwsCovered: 0,
      appetite: 3,
      buildsTo: 5,
      buildsWhere: 'dearest',
    },
    {
      ...WHIMSICAL,
      prefix: 'In a sulk',
      cashFloor: 300,
      appetite: 0.6,
      buildsTo: 1,
      buildsToWhenRich: 3,
      jail: 'stay',
      tradeMargin: 1.5,
    },
    {
      ...WHIMSICAL,
      prefix: 'Following an omen',
      fancies: ['pink', 'yellow', 'dark_blue', 'utility'],
      shuns: ['brown', 'light_blue', 'red', 'railroad'],
      jail: 'stay',
      liftsFirst: true,
    },
  ],
  talk: {
    completesGroup: 'Look at that, I have {group}. Did anybody plan this?',
    raisesHotel: 'Free breakfast on {place}! The bed costs extra.',
    ruined: 'Well, that was fun.',
    proposes: '{partner}, my horoscope says you want this.',
    remarks: [
      'I never look at prices.',
      '{rival}, race you to jail!',
      'My next move will surprise us both.',
      'Anybody want a railroad? I may even own one.',
    ],
  },
};
