// Bundles the server and what it is made of into dist/: few files load faster than many. A database's driver is a file
// of its own, loaded when that database is configured, and so is that of a broker. What has native parts stays outside: it
// is the only dependency of the package, all others are development's.
import { mkdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { buildPages } from './build-pages.mjs'

const outdir = 'dist'
rmSync(outdir, { recursive: true, force: true })
mkdirSync(outdir, { recursive: true })

await build({
  entryPoints: { main: 'src/main.ts' },
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: ['libsql', 'pg-native', 'pg-cloudflare'],
  // packages written for require() find one
  banner: {
    js: "import { createRequire as refractRequire } from 'node:module'; const require = refractRequire(import.meta.url);",
  },
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'external',
  sourcemap: true,
  logLevel: 'warning',
})
await buildPages(`${outdir}/pages`)
