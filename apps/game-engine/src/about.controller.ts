import { Controller, Get } from '@nestjs/common';
import { MAX_PLAYERS, MIN_PLAYERS } from '#libs/monopoly';
import type { EngineAbout } from '#libs/protocol';
import { PROGRAM_VERSION } from '#libs/service';
import { GAME } from './games/creation-check.js';

/** For players who know no more than this; the whole of the rules is in docs/rules.md. */
const RULES = `Players take turns to roll two dice and move round a board of forty squares. Who lands on a property that nobody owns may buy it; if they do not, it is auctioned. Who lands on the property of another player pays rent. Who owns all properties of a colour may build houses and hotels on them, evenly, which raises the rent. Properties can be mortgaged and traded. Passing GO earns a salary. Who owes more than they can raise is bankrupt and out; the last player wins. Doubles give another roll; three in a row lead to jail.`;

const ABOUT: EngineAbout = {
  game: GAME,
  name: 'Monopoly',
  version: PROGRAM_VERSION,
  seats: { min: MIN_PLAYERS, max: MAX_PLAYERS },
  rules: RULES,
  rebuilds: true,
};

/** What this engine plays. */
@Controller('about')
export class AboutController {
  @Get()
  about(): EngineAbout {
    return ABOUT;
  }
}
