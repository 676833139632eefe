export { LimitStorageModule } from './limit-storage.module.js';
