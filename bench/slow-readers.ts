// Clients that ask for large answers and read nothing: what the server holds for them, and how long others wait.
//   npm run bench:slow-readers [-- --clients 60 --megabytes 15]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { deployService } from '../test/support/service.js'
import { freePort } from '../test/support/started-server.js'
import { startPeer } from './peers/start-peer.js'
import { usageOf } from './process-usage.js'

const { values: options } = parseArgs({
  options: { clients: { type: 'string', default: '60' }, megabytes: { type: 'string', default: '15' } },
})
const clients = Number(options.clients)
const megabytes = Number(options.megabytes)
const seconds = 20

execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
const folder = mkdtempSync(join(tmpdir(), 'refract-slow-'))
const port = await freePort()
const url = `http://127.0.0.1:${String(port)}`
const configuration = { port, databases: { default: { connector: 'sqlite', file: join(folder, 'data.db') } } }
const refract = await startPeer([resolve('dist/main.js')], `${url}/status`, {
  PRISMA_CONFIG: JSON.stringify(configuration),
})
const sockets: Socket[] = []
try {
  await measure()
} finally {
  for (const socket of sockets) socket.destroy()
  await refract.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const service = await deployService({ url }, 'type Page { id: ID! @id text: String }')
  for (let page = 0; page < megabytes; page += 1)
    await service.data('mutation ($text: String) { createPage(data: {text: $text}) { id } }', {
      text: 'x'.repeat(1_000_000),
    })
  await pause(1000)
  const idle = usageOf(refract.pid).rssMegabytes
  for (let client = 0; client < clients; client += 1) sockets.push(askWithoutReading(service.url))
  const startedAt = performance.now()
  const most = { rss: 0, waitMs: 0, failures: 0, responses: 0 }
  while (performance.now() - startedAt < seconds * 1000) {
    const askedAt = performance.now()
    const response = await service.query('{ pages(first: 1) { id } }').catch(() => undefined)
    if (response?.data == null) most.failures += 1
    most.responses += 1
    most.waitMs = Math.max(most.waitMs, performance.now() - askedAt)
    most.rss = Math.max(most.rss, usageOf(refract.pid).rssMegabytes)
    await pause(20)
  }
  process.stdout.write(
    `${String(clients)} clients x ${String(megabytes)} MB, load ${(loadavg()[0] ?? 0).toFixed(1)}: RSS ${idle.toFixed(0)} MB idle, at most ${most.rss.toFixed(0)} MB; others waited ${most.waitMs.toFixed(0)} ms at most (${String(most.responses)} requests, ${String(most.failures)} without an answer)\n`,
  )
}

function askWithoutReading(service: string): Socket {
  const body = JSON.stringify({ query: '{ pages { id text } }' })
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.pause()
  socket.write(
    `POST ${new URL(service).pathname} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`,
  )
  return socket
}
