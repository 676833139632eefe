import type { ComponentType, ReactNode } from 'react';
import type { JsonObject } from '#libs/protocol';
import type { Story } from '../story/index.js';

/** What the component of a view gets. */
export interface ViewProps {
  /** The state's `view` as its engine sent it, of any form and size. */
  readonly fields: JsonObject;
  readonly story: Story;
  /** To be shown in its place where the fields are not those of such a view. */
  readonly plain: ReactNode;
}

/** A way to show a game. */
export interface GameView {
  readonly Board: ComponentType<ViewProps>;
  /** It shows the turn, the reasons and the result itself; else they are around it. */
  readonly isWhole?: true;
}
