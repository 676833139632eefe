import { hostname } from 'node:os';

/** The name of this process, in its log and for operators. */
export const REPLICA = `${hostname()}:${process.pid}`;
