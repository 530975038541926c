// Builds the library into client/dist, or the folder that is given: ESM and CommonJS by esbuild, declarations by tsc.
// The socket for Node is a file of its own: other platforms have one, and never load it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const dist = process.argv[2] ?? join(here, 'dist')
rmSync(dist, { recursive: true, force: true })

const socketOfNode = {
  name: 'socket-of-node',
  setup: (plugin) =>
    plugin.onResolve({ filter: /\/node-socket\.js$/ }, () => ({ path: './node-socket.js', external: true })),
}

const declarations = publicDeclarations()
for (const [format, type] of [
  ['esm', 'module'],
  ['cjs', 'commonjs'],
]) {
  const outdir = join(dist, format)
  await build({
    entryPoints: ['index', 'node-socket', 'no-socket'].map((name) => join(here, 'src', `${name}.ts`)),
    outdir,
    format,
    bundle: true,
    // names of exports are found by Node in what is made for it
    platform: format === 'cjs' ? 'node' : 'neutral',
    target: 'es2020',
    external: ['node:*'],
    minifySyntax: true,
    logLevel: 'warning',
    plugins: [socketOfNode],
  })
  writeFileSync(join(outdir, 'package.json'), JSON.stringify({ type, sideEffects: false }))
  writeFileSync(join(outdir, 'index.d.ts'), declarations)
}

const { outputFiles } = await build({
  entryPoints: [join(dist, 'esm/index.js')],
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  platform: 'browser',
  external: ['./node-socket.js'],
})
console.log(`refract-client: ${(gzipSync(outputFiles[0].contents).length / 1024).toFixed(1)} kB minified and gzipped`)

/** Public declarations in one file, in words that old compilers know. */
function publicDeclarations() {
  const outdir = join(dist, 'declarations')
  mkdirSync(outdir, { recursive: true })
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  execFileSync(
    process.execPath,
    [tsc, '-p', here, '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', outdir],
    { stdio: 'inherit' },
  )
  const files = ['types', 'errors', 'transport/call-options', 'subscriptions/socket', 'options', 'client']
  const text = files
    .map((name) => readFileSync(join(outdir, `${name}.d.ts`), 'utf8').replace(/^import .*\n/gm, ''))
    .join('\n')
  rmSync(outdir, { recursive: true })
  return `${text.replace(/^export \{\};\n/gm, '')}export { BaseClientOptions as BasePrismaOptions };\n`
}
