import { expect, it } from '@jest/globals';
import { liveLabel } from './live-label.js';

it.each([
  { behind: 0, isFollowing: false, course: 'over', label: 'END' },
  { behind: 0, isFollowing: true, course: 'over', label: 'END' },
  { behind: 0, isFollowing: false, course: 'on', label: 'LIVE' },
  { behind: 0, isFollowing: false, course: 'loading', label: 'LOADING' },
  { behind: 39, isFollowing: true, course: 'on', label: 'LIVE' },
  { behind: 40, isFollowing: true, course: 'on', label: '40 behind' },
  { behind: 1, isFollowing: false, course: 'over', label: '1 behind' },
  { behind: 1_200, isFollowing: false, course: 'on', label: '1,200 behind' },
] as const)('the button to the newest moment, $behind events behind it, shows $label', (at) => {
  expect(liveLabel(at.behind, at.isFollowing, at.course)).toBe(at.label);
});
