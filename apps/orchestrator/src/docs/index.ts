export { serveDocs } from './serve-docs.js';
