import type { ActionSet } from '#libs/monopoly';

/** What the operator chose for games whose creation does not say it. */
export class NewGameDefaults {
  constructor(readonly actionSet: ActionSet) {}
}
