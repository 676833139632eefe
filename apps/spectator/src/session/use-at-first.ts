import { useState } from 'react';
import { isFollowable } from '../playback/index.js';
import { useView } from './view.js';

/** The class of an animation, if the viewer follows the game when the element is first shown; else none. */
export function useAtFirst(className: string): string {
  const [isMoving] = useState(() => isFollowable(useView.getState().playhead));
  return isMoving ? className : '';
}
