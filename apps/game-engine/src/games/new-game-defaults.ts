import type { ActionSet } from '#libs/monopoly';

/** The defaults of the operator for games whose creation leaves them out. */
export class NewGameDefaults {
  constructor(readonly actionSet: ActionSet) {}
}
