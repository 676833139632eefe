/** @type {import('jest').Config} */
const project = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['orchestrator-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Our packages are tested as sources; test/e2e/packages.spec.ts tests what npm publishes.
    '^@game-orchestrator/orchestrator$': '<rootDir>/apps/orchestrator/src/index.ts',
    '^@game-orchestrator/orchestrator/ports$': '<rootDir>/apps/orchestrator/src/games/ports/index.ts',
    '^@game-orchestrator/orchestrator/contracts$': '<rootDir>/apps/orchestrator/src/testing/contracts.ts',
    '^@game-orchestrator/orchestrator/testing$': '<rootDir>/apps/orchestrator/src/testing/index.ts',
    // CommonJS that requires ES modules, which Jest's loader cannot do.
    '^@nestjs/throttler$': '<rootDir>/test/support/nestjs-throttler.ts',
  },
  transform: {
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

/** @type {import('jest').Config} */
export default {
  // Real servers on a machine that may be busy: nothing waits that long unless something is wrong.
  testTimeout: 120_000,
  maxWorkers: '100%',
  // Every suite leaves its modules behind in the process that ran it: a process that grows is slow, and is replaced.
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...project, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'] },
    {
      ...project,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
    },
    // Needs `npm run build`. Some measure what the browser does, or start many processes: run them with `-w 1`.
    {
      ...project,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/e2e/find-chromium.js',
    },
  ],
};
