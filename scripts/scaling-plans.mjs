import { markdownTable } from './markdown-table.mjs';

/**
 * What was measured: CPU in microseconds of one core, sizes in bytes. Of a step: its replica, its share of Redis and
 * Postgres. Of a viewer: what one step costs its gateway, and what one connection costs that comes back.
 *
 * @typedef {{
 *   step: {
 *     replica_cpu_us: number, redis_cpu_us: number, redis_commands: number, redis_message_bytes: number,
 *     postgres_cpu_us: number, postgres_commits: number, wal_bytes: number,
 *     stored_bytes: number,
 *   },
 *   engine: { action_cpu_us: number },
 *   game: { memory_bytes: number },
 *   viewer: {
 *     cpu_us: number, state_bytes: number, patch_bytes: number, memory_bytes: number, reconnect_cpu_us: number,
 *   },
 *   process: { memory_bytes: number },
 * }} Costs
 */

/** The machines that are counted with, and how much of anything is used before there should be more of it. */
const MACHINE = { cores: 16, networkBytes: 1.25e9, share: 0.7 };
const VIEWERS = 1_000_000;
const GAMES = 100_000;
/** Seconds from a step to the next at `normal`, and what agents take before each where they think. */
const REST = 2;
const THINKING = 3;
/** A step reaches the last spectator of a process so much after the first. */
const DELIVERY_SECONDS = 0.25;
/** Each gateway compares the games that it has spectators for with the store, seconds. */
const CHECK_EVERY = 2;
/** A step is three commits, each published in a message. At full speed many games share one commit of Postgres. */
const COMMITS_PER_STEP = 3;
const SECONDS_PER_DAY = 86_400;
const [MICRO, MEGA, GIGA] = [1e6, 1e6, 1e9];

export function assumptionsTable() {
  return markdownTable([
    ['assumed', 'value'],
    ['machine', `${MACHINE.cores} cores, ${count((MACHINE.networkBytes * 8) / GIGA)} Gbit/s`],
    ['used of a core, of a network and of a server', `${100 * MACHINE.share} % at most`],
    ['speed of the games', `\`normal\`: a step every ${REST} s, and the time that agents take`],
    ['a step reaches all spectators of a process within', `${1_000 * DELIVERY_SECONDS} ms`],
  ]);
}

/** @param {Costs} costs */
export function manyViewers({ step, viewer, process }) {
  const steps = 1 / REST;
  const perProcess = roundDown(
    Math.min((MACHINE.share * MICRO) / (steps * viewer.cpu_us), (DELIVERY_SECONDS * MICRO) / viewer.cpu_us),
  );
  const processes = Math.ceil(VIEWERS / perProcess);
  const cores = (VIEWERS * steps * viewer.cpu_us) / MICRO;
  /** @param {number} bytes sent to one viewer in a step */
  const machinesFor = (bytes) =>
    Math.max(
      Math.ceil(processes / MACHINE.cores),
      Math.ceil((VIEWERS * steps * bytes) / (MACHINE.share * MACHINE.networkBytes)),
    );
  const machines = machinesFor(viewer.state_bytes);
  const ofLost = Math.ceil(VIEWERS / machines);
  const back = (ofLost * viewer.reconnect_cpu_us) / MICRO / Math.max(1, processes - Math.ceil(processes / machines));
  return markdownTable([
    [`${count(VIEWERS)} spectators of one game`, 'whole states', '`deltas: true`'],
    both('spectators of a gateway process', count(perProcess)),
    both('gateway processes', count(processes)),
    both('CPU of all gateways, cores', count(cores)),
    both('memory of a gateway process', bytesOf(process.memory_bytes + perProcess * viewer.memory_bytes)),
    ['network out of a gateway process', ...rates(perProcess * steps, viewer)],
    ['network out of all gateways', ...rates(VIEWERS * steps, viewer)],
    ['gateway machines', count(machines), count(machinesFor(viewer.patch_bytes))],
    ['sockets of a machine', count(ofLost), count(Math.ceil(VIEWERS / machinesFor(viewer.patch_bytes)))],
    both('`loop` and `api` replicas, engine', '1 of each, and 1 to spare'),
    both('messages into Redis a second', count(steps * COMMITS_PER_STEP)),
    both('messages out of Redis a second', count(steps * COMMITS_PER_STEP * processes)),
    both('network out of Redis', bits(steps * step.redis_message_bytes * processes)),
    both('Postgres commits a second', count(steps * COMMITS_PER_STEP)),
    both('Postgres look-ups a second', count(processes / CHECK_EVERY)),
    both('a machine is lost: all its spectators are back after', `${count(back)} s`),
  ]);
}

/** @param {Costs} costs */
export function manyGames(costs) {
  const [atOnce, thinking] = [REST, REST + THINKING].map((seconds) => [
    ...replicasFor(costs, GAMES / seconds),
    ...serversFor(costs, GAMES / seconds),
  ]);
  return markdownTable([
    [`${count(GAMES)} games`, 'agents answer at once', `agents think for ${THINKING} s`],
    ...(atOnce ?? []).map(([title, value], row) => [title, value, thinking?.[row]?.[1] ?? '']),
  ]);
}

/** @param {Costs} costs @param {number} steps a second @returns {[title: string, value: string][]} */
function replicasFor({ step, game, process }, steps) {
  const replicas = replicaCount(step, steps);
  return [
    ['steps a second', count(steps)],
    ['replicas with `loop`, one core each', count(replicas)],
    ['machines for them', count(Math.ceil(replicas / (MACHINE.cores - 1)))],
    ['memory of a replica', bytesOf(process.memory_bytes + (GAMES / replicas) * game.memory_bytes)],
  ];
}

/** @param {Costs} costs @param {number} steps a second @returns {[title: string, value: string][]} */
function serversFor({ step, engine }, steps) {
  /** @param {number} micros */
  const cores = (micros) => (steps * micros) / MICRO;
  const needed = {
    engine: cores(engine.action_cpu_us) / MACHINE.share,
    Redis: cores(step.redis_cpu_us) / MACHINE.share,
    Postgres: cores(step.postgres_cpu_us) / MACHINE.share / MACHINE.cores,
  };
  const order = Object.entries(needed).toSorted(([, a], [, b]) => b - a);
  const cells = Math.ceil(Math.max(...Object.values(needed)));
  return [
    ['engine, one process on one core', `${count(cores(engine.action_cpu_us))} cores`],
    ['Redis, one core', `${count(cores(step.redis_cpu_us))} cores`],
    ['Redis commands a second', count(steps * step.redis_commands)],
    ['network into Redis', bits(steps * step.redis_message_bytes)],
    [`Postgres, ${MACHINE.cores} cores`, `${count(cores(step.postgres_cpu_us))} cores`],
    ['Postgres commits a second', count(steps * step.postgres_commits)],
    ['log that Postgres writes', `${bytesOf(steps * step.wal_bytes)}/s`],
    ['stored in a day', bytesOf(steps * step.stored_bytes * SECONDS_PER_DAY)],
    ['breaks first: how many would be needed', order.map(([name, times]) => `${name} ${count(times)}`).join(', ')],
    ['cells', count(cells)],
    ['replicas of a cell', count(Math.ceil(replicaCount(step, steps) / cells))],
  ];
}

/** @param {Costs['step']} step @param {number} steps a second */
function replicaCount(step, steps) {
  return Math.ceil((steps * step.replica_cpu_us) / MICRO / MACHINE.share);
}

/** @param {string} title @param {string} value @returns {string[]} the same with states and with patches */
function both(title, value) {
  return [title, value, value];
}

/** @param {number} viewersAndSteps a second @param {Costs['viewer']} viewer */
function rates(viewersAndSteps, { state_bytes, patch_bytes }) {
  return [bits(viewersAndSteps * state_bytes), bits(viewersAndSteps * patch_bytes)];
}

/** To a number that one would configure. @param {number} value */
function roundDown(value) {
  const unit = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.floor(value / unit) * unit;
}

/** With as many digits as such an estimate has. @param {number} value */
function count(value) {
  return (value < 10 ? Number(value.toPrecision(2)) : Math.round(value)).toLocaleString('en-US');
}

/** @param {number} bytes */
function bytesOf(bytes) {
  return bytes < GIGA ? `${count(bytes / MEGA)} MB` : `${count(bytes / GIGA)} GB`;
}

/** @param {number} bytes a second */
function bits(bytes) {
  const perSecond = 8 * bytes;
  return perSecond < GIGA ? `${count(perSecond / MEGA)} Mbit/s` : `${count(perSecond / GIGA)} Gbit/s`;
}
