// What the server keeps of many services with many documents each, and whether it survives them with a small heap.
//   npm run bench:many-documents [-- --services 20 --documents 1000 --max-old-space-size 150]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { deployService } from '../test/support/service.js'
import { freePort } from '../test/support/started-server.js'
import { startPeer } from './peers/start-peer.js'
import { usageOf } from './process-usage.js'

const { values: options } = parseArgs({
  options: {
    services: { type: 'string', default: '20' },
    documents: { type: 'string', default: '1000' },
    'max-old-space-size': { type: 'string' },
  },
})
/** Texts are kept from their second request on. */
const rounds = 2

execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
const folder = mkdtempSync(join(tmpdir(), 'refract-documents-'))
const port = await freePort()
const url = `http://127.0.0.1:${String(port)}`
const configuration = { port, databases: { default: { connector: 'sqlite', file: join(folder, 'data.db') } } }
const heap = options['max-old-space-size']
const refract = await startPeer(
  [...(heap === undefined ? [] : [`--max-old-space-size=${heap}`]), resolve('dist/main.js')],
  `${url}/status`,
  { PRISMA_CONFIG: JSON.stringify(configuration) },
)
try {
  await measure()
} finally {
  if (refract.process.exitCode === null && refract.process.signalCode === null) await refract.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const datamodel = `
    type User { id: ID! @id name: String age: Int posts: [Post] }
    type Post { id: ID! @id title: String author: User }
  `
  const services = []
  for (let n = 0; n < Number(options.services); n += 1)
    services.push(await deployService({ url }, datamodel, { name: `many${String(n)}`, stage: 'dev' }))
  await Promise.all(services.map((service) => service.data('{ __schema { types { name } } }')))
  await pause(2000)
  const idle = usageOf(refract.pid).rssMegabytes
  let most = idle
  for (const service of services)
    for (let round = 0; round < rounds; round += 1)
      for (let document = 0; document < Number(options.documents); document += 20) {
        await Promise.all(
          Array.from({ length: 20 }, (_, n) =>
            service.data(
              `query ($name: String) { a${String(document + n)}: users(where: {name: $name, posts_some: {title: "x"}}, first: 5) { id name age posts(first: 3) { id title author { name } } } }`,
            ),
          ),
        )
        most = Math.max(most, usageOf(refract.pid).rssMegabytes)
      }
  await pause(2000)
  process.stdout.write(
    `${options.services} services x ${options.documents} documents, heap ${heap ?? 'as Node has it'}, load ${(loadavg()[0] ?? 0).toFixed(1)}: RSS ${idle.toFixed(0)} MB with all services deployed, at most ${most.toFixed(0)} MB, ${usageOf(refract.pid).rssMegabytes.toFixed(0)} MB afterwards\n`,
  )
}
