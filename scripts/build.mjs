// Bundles the server into dist/: one file of our code, packages stay in node_modules.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

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
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
})
if (existsSync('pages/dist')) cpSync('pages/dist', `${outdir}/pages`, { recursive: true })
