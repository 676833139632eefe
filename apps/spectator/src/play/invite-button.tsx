import type { ReactNode } from 'react';
import { CopyButton } from '../ui/copy-button.js';

/** Copies the address of the game, for those who are to take the other seats. */
export function InviteButton(): ReactNode {
  return (
    <CopyButton
      text={location.origin + location.pathname}
      name="Copy the link to invite others"
      done="Link copied"
      otherwise="Copy it from the address bar"
      className="play-target"
    />
  );
}
