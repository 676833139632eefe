/**
 * The import rules of docs/architecture.md, each a rule here: an app uses libs, never another app (arena and play
 * compose them); libs never use apps; inside the orchestrator data flows one way; modules show one face, their index.ts.
 */
const MODULES =
  'apps/orchestrator/src/(access|console|docs|games|seats|share-cards|tournaments|engine-client|agent-client|gateway|stream|viewers|limits|mcp|store|dispatch|redis|health|ratings|http-client|timers|tracing|webhooks)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'an-app-never-imports-another-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/(arena|play)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'libs-never-import-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'protocol-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^libs/protocol/' },
      to: { path: '^(apps|libs)/', pathNot: '^libs/protocol/' },
    },
    {
      name: 'monopoly-imports-only-protocol',
      comment: 'Pure rules: no Nest, no Node, no third-party library.',
      severity: 'error',
      from: { path: '^libs/monopoly/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/(monopoly|protocol)/' },
    },
    {
      name: 'monopoly-bots-import-only-the-rules-and-protocol',
      comment: 'They run in the agent service and in a browser.',
      severity: 'error',
      from: { path: '^libs/monopoly-bots/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/(monopoly-bots|monopoly|protocol)/' },
    },
    {
      name: 'views-import-only-protocol',
      comment: 'Pure: page and server show the same.',
      severity: 'error',
      from: { path: '^libs/views/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/(views|protocol)/' },
    },
    {
      name: 'tournaments-import-nothing-of-ours',
      comment: 'Pure: plan and results determine everything, in the orchestrator as in the runner.',
      severity: 'error',
      from: { path: '^libs/tournaments/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/tournaments/' },
    },
    {
      name: 'libs-through-their-index',
      severity: 'error',
      from: { path: '^(apps|libs|test|bench)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/(?!(testing/)?index\\.ts$)', pathNot: '^libs/$2/' },
    },
    {
      name: 'domain-imports-only-protocol',
      comment: 'No Nest, no I/O, no clock: what happens next is decided by values.',
      severity: 'error',
      from: { path: '^apps/orchestrator/src/games/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^(libs/protocol/|apps/orchestrator/src/games/domain/)' },
    },
    {
      name: 'ports-import-only-protocol-spans-and-errors-of-the-database',
      comment:
        'A port is a contract: values of the protocol, the span that a call belongs to, and the errors with which a database fails.',
      severity: 'error',
      from: { path: '^apps/orchestrator/src/games/ports/', pathNot: '(\\.(contract|spec)\\.ts$|/testing/)' },
      to: { pathNot: '^(libs/(protocol|database|tracing)/|apps/orchestrator/src/games/ports/)' },
    },
    {
      name: 'adapters-import-only-ports-of-games',
      severity: 'error',
      from: {
        path: '^apps/orchestrator/src/(engine-client|agent-client|viewers|limits|store|dispatch|redis|http-client)/',
      },
      to: {
        path: '^apps/orchestrator/src/(access|console|docs|games|share-cards|stream|gateway|health|ratings|webhooks)/',
        pathNot: '^apps/orchestrator/src/games/ports/',
      },
    },
    {
      name: 'games-never-imports-adapters',
      comment: 'ports.module.ts chooses them. Specs use their fakes.',
      severity: 'error',
      from: { path: '^apps/orchestrator/src/games/', pathNot: '(\\.spec\\.ts$|/testing/)' },
      to: { path: '^apps/orchestrator/src/(engine-client|agent-client|store|dispatch|redis|http-client|webhooks)/' },
    },
    {
      name: 'games-never-imports-its-consumers',
      comment: 'Its controllers ask access who has sent a request.',
      severity: 'error',
      from: { path: '^apps/orchestrator/src/games/' },
      to: { path: '^apps/orchestrator/src/(stream|gateway|health|ratings)/' },
    },
    {
      name: 'games-know-nothing-of-access-but-in-their-controllers',
      severity: 'error',
      from: { path: '^apps/orchestrator/src/games/', pathNot: '^apps/orchestrator/src/games/rest/' },
      to: { path: '^apps/orchestrator/src/access/' },
    },
    {
      name: 'access-knows-no-other-module',
      comment:
        'Who may control games is decided by keys and tokens alone; what else it must know it asks through a port.',
      severity: 'error',
      from: { path: '^apps/orchestrator/src/access/' },
      to: { path: '^apps/', pathNot: '^apps/orchestrator/src/access/' },
    },
    {
      name: 'opentelemetry-is-one-adapter',
      comment: 'It is loaded where traces are on, and nowhere else: libs/tracing has the port.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/tracing/src/otel/', '\\.spec\\.ts$'] },
      to: { path: '(^|/)@opentelemetry/' },
    },
    {
      name: 'docs-describe-games-and-access-and-nobody-needs-them',
      severity: 'error',
      from: { path: '^apps/orchestrator/src/(?!docs/)[^/]+/' },
      to: { path: '^apps/orchestrator/src/docs/' },
    },
    {
      name: 'modules-through-their-index',
      severity: 'error',
      from: { path: `^${MODULES}/` },
      to: {
        path: `^${MODULES}/(?!(ports/)?(testing/)?index\\.ts$)`,
        pathNot: ['^apps/orchestrator/src/$1/', '^apps/orchestrator/src/games/ports/[^/]+\\.contract\\.ts$'],
      },
    },
    {
      name: 'the-story-is-pure',
      comment: 'The same reduction live, in a replay and in a test: no React, no DOM, no network.',
      severity: 'error',
      from: { path: '^apps/spectator/src/(story|board-names|playback|text)/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { pathNot: '^(apps/spectator/src/(story|board-names|playback|text)/|libs/(protocol|views)/)' },
    },
    {
      name: 'the-page-uses-only-what-runs-in-a-browser',
      severity: 'error',
      from: { path: '^apps/spectator/', pathNot: '\\.spec\\.ts$|/testing/' },
      to: { path: '^libs/', pathNot: '^libs/(protocol|spectator-client|views|monopoly-bots)/' },
    },
    {
      name: 'the-page-plays-in-a-worker-alone',
      comment: 'Rules and heuristics are as large as the rest of the page, and their games would hold it up.',
      severity: 'error',
      from: { path: '^apps/spectator/', pathNot: '\\.spec\\.ts$|/testing/|/odds/odds-worker\\.ts$' },
      to: { path: '^libs/(monopoly|monopoly-bots)/' },
    },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      comment: 'The page is bundled when it is built: what it uses is not needed at run time.',
      from: { path: '^(apps|libs)/', pathNot: '(\\.spec|\\.contract)\\.ts$|/testing/|^apps/spectator/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['orchestrator-source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
