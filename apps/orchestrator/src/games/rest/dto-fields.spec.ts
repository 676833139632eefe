import { expect, it } from '@jest/globals';
import type * as wire from '#libs/protocol';
import type * as answers from './answers.dto.js';
import type { BudgetDto } from './budget.dto.js';
import type { AgentSeatDto, CreateGameDto } from './create-game.dto.js';
import type { ForkGameDto, ForkSettingsDto } from './fork.dto.js';
import type { GameSettingsDto } from './game-settings.dto.js';
import type { ModelOptionsDto } from './model-options.dto.js';
import type { SeatUsageAnswer } from './seat-usage.dto.js';

/** Whether a class describes all fields of a type of the protocol: `implements` asks for the required ones only. */
type Covers<Class, Wire> = [Exclude<keyof Wire, keyof Class>] extends [never] ? true : Exclude<keyof Wire, keyof Class>;

/** For the compiler: an optional field that was added to the protocol alone is named in its error. */
const COVERED: Readonly<{
  player: Covers<answers.PlayerAnswer, wire.PlayerInfo>;
  created: Covers<answers.CreatedGameAnswer, wire.CreatedGame>;
  summary: Covers<answers.GameSummaryAnswer, wire.GameSummary>;
  view: Covers<answers.GameViewAnswer, wire.GameView>;
  list: Covers<answers.GameListAnswer, wire.GameList>;
  result: Covers<answers.GameResultAnswer, wire.GameResult>;
  events: Covers<answers.EventPageAnswer, wire.EventPage>;
  stateAt: Covers<answers.StateAtAnswer, wire.StateAt>;
  standing: Covers<answers.StandingAnswer, wire.Standing>;
  replay: Covers<answers.ReplayAnswer, wire.Replay>;
  problem: Covers<answers.ProblemAnswer, wire.Problem>;
  usage: Covers<SeatUsageAnswer, wire.SeatUsage>;
  creation: Covers<CreateGameDto, wire.CreateGame>;
  seat: Covers<AgentSeatDto, wire.AgentSeat>;
  settings: Covers<GameSettingsDto, wire.GameSettings>;
  fork: Covers<ForkGameDto, wire.ForkGame>;
  forkSettings: Covers<ForkSettingsDto, wire.ForkSettings>;
  budget: Covers<BudgetDto, wire.Budget>;
  options: Covers<ModelOptionsDto, wire.ModelOptions>;
}> = {
  player: true,
  created: true,
  summary: true,
  view: true,
  list: true,
  result: true,
  events: true,
  stateAt: true,
  standing: true,
  replay: true,
  problem: true,
  usage: true,
  creation: true,
  seat: true,
  settings: true,
  fork: true,
  forkSettings: true,
  budget: true,
  options: true,
};

it('every field of the protocol that REST carries is described', () => {
  expect(Object.values(COVERED).every(Boolean)).toBe(true);
});
