import { ANALYTICAL } from './analytical.js';
import type { Personality } from './personality.js';

/** For measuring models: its prompt names no character and no strategy. Without a model it plays as `analytical` does. */
export const NEUTRAL: Personality = {
  name: 'neutral',
  description: 'Has no style of its own: a model decides as it judges best; without a model it plays as analytical.',
  traits: ['no character in the prompt', 'no strategy in the prompt'],
  moods: ANALYTICAL.moods,
  talk: {
    completesGroup: 'I own {group} now.',
    raisesHotel: 'There is a hotel on {place} now.',
    ruined: 'I am out. Good luck to the others.',
    proposes: 'I propose a trade, {partner}.',
    remarks: ['Good luck to everybody.', '{rival} is ahead in cash.'],
  },
};
