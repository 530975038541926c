// Bundles a TypeScript program outside of src/ and runs it: node scripts/run.mjs FILE.ts [arguments]
import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import { build } from 'esbuild'

const [, , file = '', ...words] = process.argv
const outdir = 'node_modules/.cache/refract-programs'
const name = basename(file, '.ts')
await build({
  entryPoints: {
    [name]: file,
    'statements-server': 'bench/peers/statements-server.ts',
    'batch-server': 'bench/peers/batch-server.ts',
  },
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
})
process.exitCode = spawnSync(process.execPath, [`${outdir}/${name}.js`, ...words], { stdio: 'inherit' }).status ?? 1
