import type {
  DecideRequest,
  EnvelopedSnapshot,
  GameEventName,
  PersonalError,
  SeatOver,
  SeatTurnPayload,
  ServerToClientEvents,
  SnapshotPayload,
  StatePatch,
  ThinkingChunkPayload,
} from '#libs/protocol';
import { COUNT } from '../../games/index.js';
import { ANN } from '../events/event-table.js';
import {
  type AnySchema,
  flag,
  object,
  oneOf,
  orNull,
  partly,
  type Schema,
  text,
  TIME,
  whole,
} from '../schemas/schema.js';
import { ENVELOPE, GAME_STATE, PATCH, SNAPSHOT } from '../schemas/shared.js';

/** A message that is no event of a game: it has no number of its own. */
export interface UnnumberedMessage {
  /** What documents call it. */
  readonly component: string;
  readonly summary: string;
  readonly payload: AnySchema;
  readonly example: object;
}

interface DescribedMessage<Payload> extends Omit<UnnumberedMessage, 'payload' | 'example'> {
  readonly payload: Schema<Payload>;
  readonly example: Payload;
}

type UnnumberedName = Exclude<keyof ServerToClientEvents, GameEventName> | 'game:error';

const GAME_ID = '2f6b0a2e-8d53-4c1f-9a41-9d2f3b7c6e10';
const AT = '2026-11-29T12:01:40.000Z';
const SENT = { game_id: GAME_ID, seq: 120, at: AT };
const STATE: EnvelopedSnapshot['state'] = {
  status: 'in_progress',
  current_player_index: 0,
  turn_number: 12,
  players: [{ id: ANN.player_id, name: ANN.player_name, position: 12, cash: 1_320 }],
};

/** What a client receives beside events, by its name on the wire. A name that is missing does not compile. */
export const UNNUMBERED: Readonly<Record<UnnumberedName, readonly UnnumberedMessage[]>> = {
  'game:state': [
    message<SnapshotPayload>({
      component: 'Snapshot',
      summary: 'The state after event `seq`: on joining and after every action.',
      payload: SNAPSHOT,
      example: { ...STATE, ...SENT },
    }),
    message<EnvelopedSnapshot>({
      component: 'EnvelopedSnapshot',
      summary: 'The same for a client that joined with `envelope: true`, or by default where the server is set so.',
      payload: object<EnvelopedSnapshot>({ ...ENVELOPE, state: GAME_STATE }),
      example: { ...SENT, state: STATE },
    }),
  ],
  'state:patch': [
    message<StatePatch>({
      component: 'StatePatch',
      summary: 'Turns the snapshot of `base_seq` into that of `seq`; for a client that joined with `deltas: true`.',
      payload: object<StatePatch>({
        ...ENVELOPE,
        base_seq: whole({ ...COUNT, description: 'The snapshot that the patch applies to.' }),
        patch: PATCH,
      }),
      example: { ...SENT, base_seq: 112, patch: [{ op: 'replace', path: '/players/0/cash', value: 1_260 }] },
    }),
  ],
  'agent:thinking:chunk': [
    message<ThinkingChunkPayload>({
      component: 'ThinkingChunk',
      summary: 'A piece of what an agent thinks. It is not stored, and some may be missing.',
      payload: object<ThinkingChunkPayload>({
        game_id: text(),
        player_id: text(),
        player_name: text(),
        text: text(),
        at: TIME,
      }),
      example: { game_id: GAME_ID, ...ANN, text: 'If I buy it, ', at: AT },
    }),
  ],
  'seat:turn': [
    message<SeatTurnPayload>({
      component: 'SeatTurnMessage',
      summary: 'What a seat is asked, for the client that joined it with `join_seat`; answered by `answer_turn`.',
      payload: object<SeatTurnPayload>({
        game_id: text(),
        player_id: text(),
        request_id: text({ description: 'Names the question: the answer repeats it.' }),
        deadline: TIME,
        request: partly<DecideRequest>({}, { description: 'What agents are sent over HTTP.' }),
      }),
      example: {
        game_id: GAME_ID,
        player_id: ANN.player_id,
        request_id: `${GAME_ID}_41_1`,
        deadline: '2026-11-29T12:02:10.000Z',
        request: {
          player_id: ANN.player_id,
          game_state: STATE,
          valid_actions: [{ type: 'roll_dice' }],
          turn_phase: 'pre_roll',
          deadline_ms: 30_000,
        },
      },
    }),
  ],
  'seat:over': [
    message<SeatOver>({
      component: 'SeatOver',
      summary: 'A joined seat is asked nothing more: the game is over, or another agent plays it (`replaced`).',
      payload: object<SeatOver>({ game_id: text(), player_id: text(), reason: oneOf(['over', 'replaced']) }),
      example: { game_id: GAME_ID, player_id: ANN.player_id, reason: 'over' },
    }),
  ],
  'game:error': [
    message<PersonalError>({
      component: 'PersonalError',
      summary: 'For this client alone: its message without an acknowledgement failed, or why it is disconnected.',
      payload: object<PersonalError>({
        game_id: orNull(text()),
        error: text(),
        code: text({ description: 'A stable snake_case word.' }),
        recoverable: flag(),
        at: TIME,
      }),
      example: {
        game_id: null,
        error: 'You read too slowly: connect again with after_seq.',
        code: 'slow_consumer',
        recoverable: true,
        at: AT,
      },
    }),
  ],
};

/** Payload and example are of one type: that is all there is to check. */
function message<Payload extends object>(described: DescribedMessage<Payload>): UnnumberedMessage {
  return described;
}
