/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Real servers on a machine that may be busy: nothing waits that long unless something is wrong.
  testTimeout: 60_000,
  // Every suite leaves its modules behind in the process that ran it: a process that grows is slow, and is replaced.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  testEnvironmentOptions: { customExportConditions: ['orchestrator-source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/test/e2e/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // An ES module that @fastify/static requires: Node can, Jest cannot.
  transformIgnorePatterns: ['/node_modules/(?!content-disposition/)'],
  transform: {
    '/node_modules/content-disposition/': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
