// Bundles the server and what it is made of into dist/: few files load faster than many. A database's driver is a file
// of its own, loaded when that database is configured, and so is that of a broker. What has native parts stays outside: it
// is the only dependency of the package, all others are development's.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'
import { buildPages } from './build-pages.mjs'
import { leaveOut } from './leave-out.mjs'

const outdir = 'dist'
rmSync(outdir, { recursive: true, force: true })
mkdirSync(outdir, { recursive: true })

const common = {
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // its modules: each use of an export of the CommonJS form is a call of a getter
  alias: { graphql: 'graphql/index.mjs' },
  external: ['libsql', 'pg-native', 'pg-cloudflare'],
  // packages written for require() find one
  banner: {
    js: "import { createRequire as refractRequire } from 'node:module'; const require = refractRequire(import.meta.url);",
  },
  // otherwise GraphQL's library looks at each value for another copy of itself
  define: { 'process.env.NODE_ENV': '"production"' },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'external',
  sourcemap: true,
  logLevel: 'warning',
}
// The server on its own: what both use is in dist/ twice, so that a start reads a few files and not one for each part that
// some commands share. Each starts the other where it needs it.
await build({
  ...common,
  entryPoints: { refract: 'src/refract.ts', 'deploy-on-start': 'src/cli/deploy-on-start.ts' },
  plugins: [leaveOut, keepOutside('../start-server.js')],
})
await build({
  ...common,
  entryPoints: { main: 'src/main.ts', 'start-server': 'src/cli/start-server.ts' },
  plugins: [leaveOut, keepOutside('./refract.js', './deploy-on-start.js')],
})
await buildPages(`${outdir}/pages`)

// what hooks reach when they call the program by a name that nobody else has
mkdirSync(`${outdir}/programs`, { recursive: true })
for (const name of ['prisma', 'prisma1', 'refract']) {
  const path = `${outdir}/programs/${name}`
  writeFileSync(path, `#!/bin/sh\nREFRACT_CALLED_AS=${name} exec node -- "$(dirname "$0")/../refract.js" "$@"\n`)
  chmodSync(path, 0o755)
  writeFileSync(`${path}.cmd`, `@set REFRACT_CALLED_AS=${name}\r\n@node -- "%~dp0\\..\\refract.js" %*\r\n`)
}
chmodSync(`${outdir}/refract.js`, 0o755)

/** What is imported by these names are other files of `outdir`. */
function keepOutside(...names) {
  return {
    name: 'keep-outside',
    setup: (build) =>
      build.onResolve({ filter: /\.js$/ }, ({ path }) =>
        names.includes(path) ? { path: `./${basename(path)}`, external: true } : undefined,
      ),
  }
}
