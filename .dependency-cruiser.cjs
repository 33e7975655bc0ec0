/** Which room may import which. docs/architecture.md says why; this file makes a breach fail the build. */
const only = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: to },
});

module.exports = {
  forbidden: [
    only(
      'words-stand-below-everything',
      '^core/(units|ids|geo|random|words)\\.ts$',
      '^core/(units|ids|geo)\\.ts$',
      'The vocabulary imports nothing but itself.',
    ),
    only(
      'dispatch-stands-alone',
      '^core/dispatch/',
      '^core/(dispatch/|units\\.ts|ids\\.ts|random\\.ts|words\\.ts)',
      'The dispatcher knows roads only through dispatch/travel-times.ts.',
    ),
    only(
      'road-is-pure',
      '^core/road/',
      '^(core/(road/|units\\.ts|ids\\.ts|geo\\.ts)|zlib$|node_modules/(ngraph\\.graph|pbf|saxes|csv-parse|flatbush))',
      'Roads are built from bytes; reading files is the caller’s business.',
    ),
    only(
      'travel-is-pure',
      '^core/travel/',
      '^(core/(travel/|road/|dispatch/travel-times\\.ts|units\\.ts|ids\\.ts|geo\\.ts)|node_modules/(ngraph\\.path|ngraph\\.graph))',
      'Travel turns roads into the TravelTimes the dispatcher asks for.',
    ),
    only(
      'timetable-is-pure',
      '^core/timetable/',
      '^(core/(timetable/|units\\.ts|geo\\.ts)|node_modules/csv-parse)',
      'A timetable is read from bytes; where they come from is the caller’s business.',
    ),
    only(
      'search-stands-alone',
      '^core/search/',
      '^core/(search/|random\\.ts)',
      'The search for the files of the literature knows nothing of a service.',
    ),
    only(
      'money-is-plain-arithmetic',
      '^core/money/',
      '^core/(money/|units\\.ts|ids\\.ts|geo\\.ts|words\\.ts)',
      'Fares and costs are the same for a simulated and a live day.',
    ),
    {
      name: 'referee-shares-no-code-with-the-optimiser',
      severity: 'error',
      comment: 'check judges plans; it may read the words for them, never the code that made them.',
      from: { path: '^core/dispatch/check/' },
      to: {
        path: '^core/',
        pathNot:
          '^core/(dispatch/(check/[a-z-]+|request|promise|policy|vehicle|world|tour|fleet|input|decision|travel-times)|units|ids)\\.ts$',
      },
    },
    only(
      'scenarios-describe',
      '^scenarios/',
      '^(scenarios/|core/|fs(/|$)|path$|url$|node_modules/(yaml|zod|csv-parse|fflate))',
      'A scenario is data about a service; the room only reads and judges it.',
    ),
    only(
      'sim-drives-the-core',
      '^sim/(?!queue/)',
      '^(sim/|charts/|core/|scenarios/|fs(/|$)|path$|url$|os$|worker_threads$|child_process$|node_modules/)',
      'The simulator must not know the live server.',
    ),
    only(
      'charts-draw',
      '^charts/',
      '^(charts/|node_modules/(vega|vega-lite|vega-interpreter)/)',
      'A chart is made of numbers alone, so that a report and a page draw the same one.',
    ),
    only(
      'queue-carries-runs',
      '^sim/queue/',
      '^(sim/(queue/|compare/(job|variant|crew|run-thread)\\.ts|report/summary\\.ts)|scenarios/|crypto$|fs(/|$)|os$|path$|url$|timers/promises$|node_modules/(pg|@types/pg|pg-boss)/)',
      'The queue takes runs to other machines; what a run is and what it brings is decided elsewhere.',
    ),
    {
      name: 'one-machine-needs-no-queue',
      severity: 'error',
      comment: 'Only the command line asks for other machines; everything else takes RunJobs.',
      from: { pathNot: '^(sim/queue/|bin/|test/)' },
      to: { path: '^sim/queue/' },
    },
    only(
      'contract-is-words',
      '^server/contract/',
      '^(server/contract/|core/(units|ids|words)\\.ts|node_modules/zod)',
      'What crosses the wire is known to server and pages alike, so it may need nothing of either.',
    ),
    only(
      'store-keeps',
      '^server/store/',
      '^(server/(store/|clock\\.ts|log\\.ts)|core/(units|ids)\\.ts|fs(/|$)|path$|url$|os$|timers/promises$|zlib$|stream(/|$)|readline$|crypto$|node_modules/(kysely|libsql|pg|@types/pg))',
      'The store keeps rows; what they mean is decided elsewhere.',
    ),
    only(
      'operation-is-the-loop',
      '^server/operation/',
      '^(server/(operation/|contract/|store/|clock\\.ts|log\\.ts)|core/|scenarios/|sim/[a-z-]+\\.ts|fs(/|$)|path$|url$|crypto$|worker_threads$|node_modules/(zod|kysely))',
      'The live loop knows no HTTP, no sockets and no accounts.',
    ),
    only(
      'auth-knows-who',
      '^server/auth/',
      '^(server/(auth/|contract/|store/|clock\\.ts|log\\.ts)|core/(units|ids|words)\\.ts|crypto$|url$|node_modules/)',
      'Who somebody is does not depend on what is being driven.',
    ),
    only(
      'pages-know-the-wire',
      '^web/(?!build\\.ts|vite\\.config\\.ts)',
      '^(web/|server/contract/|charts/|core/(units|ids|geo|words)\\.ts|node_modules/)',
      'A page knows what crosses the wire and nothing of who answers.',
    ),
    only(
      'notice-tells-riders',
      '^server/notice/',
      '^(server/(notice/|contract/|store/|auth/one-time-code\\.ts|operation/notices\\.ts|clock\\.ts|log\\.ts)|core/words\\.ts|scenarios/scenario\\.ts|crypto$|node_modules/(kysely|nodemailer|@types/nodemailer))',
      'Letters are made of rows when they are sent; who caused them does not matter.',
    ),
    only(
      'records-tell-what-was',
      '^server/record/',
      '^(server/(record/|store/|clock\\.ts)|core/(units|ids|words|dispatch/input)\\.ts|scenarios/service-day\\.ts|sim/[a-z-]+\\.ts)',
      'A report is made of what was written down, with the ledger of the simulator.',
    ),
    only(
      'privacy-knows-what-is-kept',
      '^server/privacy/',
      '^(server/(privacy/|contract/|store/|clock\\.ts|log\\.ts)|core/(units|ids)\\.ts|node_modules/(kysely|zod))',
      'How long what is kept, and what somebody may see of themselves, follows from the tables alone.',
    ),
    only(
      'planner-tries-out',
      '^server/planner/',
      '^(server/(planner/|contract/|store/|clock\\.ts|log\\.ts)|core/(units|ids|words)\\.ts|scenarios/|fs(/|$)|path$|os$|zlib$|crypto$|timers/promises$|node_modules/(kysely|yaml|csv-parse))',
      'What planners try out is kept and queued here; running it is somebody else’s work, in another process.',
    ),
    {
      name: 'one-door-to-the-calendar',
      severity: 'error',
      comment: 'server/clock.ts is the only place with time zones.',
      from: { pathNot: '^(server/clock\\.ts|test/)' },
      to: { path: 'node_modules/(@types/)?luxon' },
    },
    {
      name: 'one-door-to-the-log',
      severity: 'error',
      comment: 'server/log.ts knows what may not be written.',
      from: { pathNot: '^(server/(log\\.ts|api/)|test/)' },
      to: { path: 'node_modules/pino' },
    },
    {
      name: 'server-opens-only-doors-of-sim',
      severity: 'error',
      comment: 'The live server and the simulator meet in single files, never in each other’s inside.',
      from: { path: '^server/' },
      to: { path: '^sim/[a-z-]+/' },
    },
    {
      name: 'core-imports-nothing-above',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^(sim|server|web|scenarios|bin|test)/' },
    },
    {
      name: 'scenarios-do-not-run',
      severity: 'error',
      from: { path: '^scenarios/' },
      to: { path: '^(sim|server|web|bin)/' },
    },
    {
      name: 'sim-knows-no-server',
      severity: 'error',
      from: { path: '^sim/' },
      to: { path: '^(server|web|bin)/' },
    },
    {
      name: 'rooms-do-not-call-the-command-line',
      severity: 'error',
      from: { pathNot: '^(bin|test)/' },
      to: { path: '^bin/' },
    },
    {
      name: 'production-never-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // type-only imports are dependencies of the mind too
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node'],
      extensions: ['.ts', '.tsx', '.js', '.d.ts'],
    },
  },
};
