// Bundles the web page into dist/pages/: everything that it loads comes from the server itself. Each part of the page is a
// chunk of its own; every file is kept compressed beside itself, so that the server need not compress.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const source = 'web/src'
const cache = 'node_modules/.cache/refract-pages'
const require = createRequire(new URL('../web/package.json', import.meta.url))

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
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const hash = createHash('sha256')
  for (const file of [...files, 'scripts/build-pages.mjs', 'package-lock.json'])
    hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 16)
}

const common = {
  bundle: true,
  minify: true,
  target: 'es2022',
  logLevel: 'error',
  legalComments: 'linked',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  define: { 'process.env.NODE_ENV': '"production"' },
}

/** The page's files: name, title, and the part that is opened first. */
const starts = [
  ['playground', 'Refract Playground', 'playground'],
  ['admin', 'Refract Admin', 'data'],
]

async function bundle(outdir) {
  mkdirSync(outdir, { recursive: true })
  await Promise.all([
    build({
      ...common,
      outdir,
      format: 'esm',
      splitting: true,
      jsx: 'automatic',
      entryPoints: {
        app: `${source}/app.tsx`,
        // workers are modules, so that they share chunks with the page
        'editor.worker': require.resolve('monaco-editor/esm/vs/editor/editor.worker.js'),
        'json.worker': require.resolve('monaco-editor/esm/vs/language/json/json.worker.js'),
        'graphql.worker': require.resolve('monaco-graphql/esm/graphql.worker.js'),
      },
      loader: { '.css': 'empty', '.ttf': 'empty' },
      plugins: [smallEditor],
    }),
    build({
      ...common,
      outdir,
      entryPoints: { app: `${source}/app.css`, playground: `${source}/playground/playground.css` },
      loader: { '.ttf': 'file' },
      plugins: [systemFonts],
    }),
  ])
  cpSync(join(source, 'logo.svg'), join(outdir, 'logo.svg'))
  const page = readFileSync(join(source, 'page.html'), 'utf8')
  for (const [name, title, start] of starts)
    writeFileSync(join(outdir, `${name}.html`), page.replace('{title}', title).replace('{start}', start))
  for (const name of readdirSync(outdir)) {
    const bytes = readFileSync(join(outdir, name))
    if (bytes.length > 1024) writeFileSync(join(outdir, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

/** Puts the parts of Monaco that the playground uses in the place of all of them, and a formatter of JSON in that of Babel. */
const smallEditor = {
  name: 'small-editor',
  setup({ onResolve }) {
    const place = (file) => ({ path: join(process.cwd(), source, 'playground', file) })
    onResolve({ filter: /(^|\/)monaco-editor(\.js)?$/ }, ({ importer, path }) =>
      importer.includes('monaco-graphql') || path.startsWith('monaco-graphql') ? place('editor-parts.ts') : undefined,
    )
    onResolve({ filter: /^framer-motion$/ }, () => place('plain-reorder.tsx'))
    onResolve({ filter: /^prettier\/(parser-babel|plugins\/estree)$/ }, () => place('json-formatter.ts'))
    // it formats on the page, not in the worker
    onResolve({ filter: /^prettier\// }, ({ importer }) =>
      importer.includes('graphql-language-service') || importer.includes('monaco-graphql')
        ? place('json-formatter.ts')
        : undefined,
    )
  },
}

/** Drops the fonts that GraphiQL's styles carry; the editor's icons become a file. */
const systemFonts = {
  name: 'system-fonts',
  setup({ onLoad }) {
    onLoad({ filter: /graphiql[/\\]dist[/\\]style\.css$/ }, ({ path }) => {
      const icons = require.resolve('monaco-editor/esm/vs/base/browser/ui/codicons/codicon/codicon.ttf')
      const contents = readFileSync(path, 'utf8').replace(/@font-face\s*\{[^}]*\}/g, (face) =>
        face.includes('codicon') ? `@font-face{font-family:codicon;src:url(${JSON.stringify(icons)})}` : '',
      )
      return { contents, loader: 'css' }
    })
  },
}
