// Bundles the pages into dist/pages/: everything that they load comes from the server itself.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const source = 'web'
const cache = 'node_modules/.cache/refract-pages'

/** Bundling the editor takes seconds, so the result is kept until the sources or the packages change. */
export async function buildPages(outdir) {
  const kept = join(cache, fingerprint())
  if (!existsSync(kept)) {
    const fresh = `${kept}.${process.pid}`
    await bundle(fresh)
    rmSync(kept, { recursive: true, force: true })
    renameSync(fresh, kept)
  }
  cpSync(kept, outdir, { recursive: true })
}

function fingerprint() {
  const files = [
    ...readdirSync(source)
      .sort()
      .map((name) => join(source, name)),
    'scripts/build-pages.mjs',
    'package-lock.json',
  ]
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 16)
}

async function bundle(outdir) {
  mkdirSync(outdir, { recursive: true })
  const common = {
    outdir,
    bundle: true,
    minify: true,
    target: 'es2022',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file', '.woff2': 'file' },
  }
  await Promise.all([
    build({ ...common, entryPoints: { playground: `${source}/playground.ts` }, format: 'esm', splitting: true }),
    build({
      ...common,
      format: 'iife',
      entryPoints: {
        'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
        'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
        'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
      },
    }),
  ])
  for (const name of readdirSync(source)) if (name.endsWith('.html')) cpSync(join(source, name), join(outdir, name))
}
