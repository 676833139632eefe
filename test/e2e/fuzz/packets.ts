import * as fc from 'fast-check';

const EVENTS = [
  'join_game',
  'leave_game',
  'set_speed',
  'get_state',
  'join_seat',
  'answer_turn',
  'nope',
  'error',
  '__proto__',
];

const PAYLOADS = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
  fc.constantFrom(10, 10_000, 30_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.constantFrom(100, 10_000, 100_000).map((length) => JSON.stringify({ game_id: 'x'.repeat(length) })),
  fc.constantFrom(101, 10_000).map((count) => `{"game_id":"x","y":[${'0,'.repeat(count)}0]}`),
  fc.constant('{"game_id":{"_placeholder":true,"num":0}}'),
  fc.constant('{not json'),
);

/** Packets of Engine.IO as they stand on the wire, right and wrong. */
function packetOf(gameId: string): fc.Arbitrary<string> {
  const right = fc.constantFrom(`{"game_id":"${gameId}"}`, `{"game_id":"${gameId}","speed":"fast","after_seq":0}`);
  const ack = fc.oneof(fc.constant(''), fc.nat().map(String));
  const event = fc
    .tuple(ack, fc.constantFrom(...EVENTS), fc.oneof(right, PAYLOADS))
    .map(([id, name, payload]) => `42${id}["${name}",${payload}]`);
  const other = fc.constantFrom(
    '40',
    '41',
    '40/x,',
    '43[]',
    '4312345["x"]',
    '44{}',
    '4',
    '3',
    '2',
    '2probe',
    '5',
    '6',
    '0{}',
    '1',
    '',
    '9',
    '451-["get_state",{"_placeholder":true,"num":0}]',
    '4599999999-["x"]',
    '461-1[{"_placeholder":true}]',
    'bAAAA',
  );
  return fc.oneof({ weight: 3, arbitrary: event }, { weight: 1, arbitrary: other }, fc.string({ maxLength: 100 }));
}

/** A few packets, or one of them again and again. */
export function floodsOf(gameId: string): fc.Arbitrary<readonly string[]> {
  const several = fc.array(packetOf(gameId), { minLength: 1, maxLength: 20 });
  const often = fc
    .tuple(packetOf(gameId), fc.constantFrom(90, 300, 2_000, 20_000))
    .map(([packet, count]) =>
      Array.from({ length: Math.min(count, Math.ceil(2_000_000 / (packet.length + 1))) }, () => packet),
    );
  return fc.oneof(several, often);
}
