/** The house's walls (ARCHITECTURE.md, invariants). Each rule is named for what it keeps. */
const world = '^(node:)?(fs|http|https|net|tls|dgram|child_process|worker_threads|cluster|timers)(/|$)|^(pg|fastify|graphile-worker|@fastify|@node-rs|yauzl|saxes|htmlparser2|postal-mime|pdfjs-dist|@hyzyla|@myriaddreamin|nodemailer)(/|$)|node_modules/(pg|fastify|graphile-worker|@fastify|@node-rs|yauzl|saxes|htmlparser2|postal-mime|pdfjs-dist|@hyzyla|@myriaddreamin|nodemailer)/'
const feature = '^src/features/([^/]+)/'

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'kernel-is-pure', severity: 'error', from: { path: '^src/kernel', pathNot: '\\.test\\.ts$' }, to: { pathNot: '^src/kernel|^node_modules/(uuid|zod)/' } },
    {
      name: 'rules-and-contracts-are-pure',
      severity: 'error',
      from: { path: '^src/features/[^/]+/((rules|contract)(\\.ts$|/)|proposal\\.ts$)', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/kernel|^node_modules/zod/|^src/features/[^/]+/(rules|contract)(\\.ts$|/)|^src/reader/(paper|reading)\\.ts$|^src/writer/(paper|profiles|lines)\\.ts$' },
    },
    { name: 'reader-stands-alone', severity: 'error', from: { path: '^src/reader' }, to: { path: '^src/(features|platform|web)|^src/[^/]+\\.ts$' } },
    { name: 'writer-stands-alone', severity: 'error', from: { path: '^src/writer', pathNot: '\\.test\\.ts$' }, to: { path: '^src/(features|platform|reader|web)|^src/[^/]+\\.ts$' } },
    { name: 'platform-knows-no-feature', severity: 'error', from: { path: '^src/platform' }, to: { path: '^src/(features|web)|^src/[^/]+\\.ts$' } },
    { name: 'features-meet-at-the-index', severity: 'error', from: { path: feature }, to: { path: '^src/features/', pathNot: '^src/features/$1/|^src/features/[^/]+/index\\.ts$|^src/features/[^/]+/(contract|rules)\\.ts$' } },
    { name: 'only-web-reads-other-contracts', severity: 'error', from: { path: '^src/features/([^/]+)/(?!web/)' }, to: { path: '^src/features/[^/]+/(contract|rules)\\.ts$', pathNot: '^src/features/$1/' } },
    { name: 'web-sees-contracts-and-rules-only', severity: 'error', from: { path: '^src/(web|features/[^/]+/web)/', pathNot: '\\.test\\.tsx?$' }, to: { path: '^src/', pathNot: '^src/(web|kernel)/|^src/features/[^/]+/(web/|(contract|rules)\\.ts$)|^src/reader/(paper|reading)\\.ts$|^src/writer/(paper|profiles|lines)\\.ts$' } },
    { name: 'store-is-private', severity: 'error', from: { pathNot: '^src/features/[^/]+/(service(\\.ts$|/)|jobs\\.ts$|store(\\.ts$|/)|.*\\.test\\.ts$)' }, to: { path: '^src/features/[^/]+/store(\\.ts$|/)' } },
    { name: 'only-platform-touches-the-world', severity: 'error', from: { path: '^src', pathNot: '^src/(platform|reader|main\\.ts|cli\\.ts|cli-log\\.ts|practice\\.ts)|^src/(web|features/[^/]+/web)/|\\.test\\.tsx?$' }, to: { path: world } },
    { name: 'rules-know-no-clock-or-chance', severity: 'error', from: { path: '^src/features/[^/]+/rules(\\.ts$|/)|^src/kernel/(?!ids\\.ts)' }, to: { path: '^node:|node_modules/uuid/' } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$|^src/web/index\\.html$|^node_modules/@fontsource' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
