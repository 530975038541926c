import { build } from 'esbuild'
import { existsSync } from 'node:fs'
await build({ entryPoints: ['test/zz/dev.ts'], outfile: '/work/main/test/zz/dev.mjs', bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', sourcemap: 'inline', logLevel: 'warning',
 plugins: [{ name: 'stub', setup(b) { b.onResolve({ filter: /check-datamodel\.js$/ }, () => existsSync('src/datamodel/check-datamodel.ts') ? undefined : { path: '/tmp/stub.ts' }) } }] })
