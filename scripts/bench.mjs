// Bundles a benchmark of bench/ and runs it: node scripts/bench.mjs NAME [arguments]
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'

const [, , name = 'main', ...words] = process.argv
const outdir = 'node_modules/.cache/refract-bench-build'
await build({
  entryPoints: { [name]: `bench/${name}.ts`, 'bare-server': 'bench/peers/bare-server.ts' },
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
})
process.exitCode = spawnSync(process.execPath, [`${outdir}/${name}.js`, ...words], { stdio: 'inherit' }).status ?? 1
