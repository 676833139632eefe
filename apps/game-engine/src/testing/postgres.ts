export { PostgresServer } from '../../../../libs/database/src/testing/index.js';
