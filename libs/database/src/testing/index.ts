export { PgBouncer } from './pgbouncer.js';
export { PostgresServer } from './postgres-server.js';
