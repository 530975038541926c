import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { clientLibrary } from '../test/client/client-library.js'
import { originalLibrary } from '../test/client/original-client.js'
import { buildLocalSchema } from '../src/generate/local-schema/build-local-schema.js'

// What a call costs in the client: a server in another process answers at once, and always the same.

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    calls: { type: 'string', default: '3000' },
    reply: { type: 'boolean' },
  },
})

interface Library {
  makePrismaClientClass(
    options: object,
  ): new (options: object) => Record<string, (given: object) => PromiseLike<unknown>>
}

interface Way {
  readonly title: string
  run(client: Record<string, (given: object) => PromiseLike<unknown>>, calls: number): Promise<void>
}

const ways: readonly Way[] = [
  {
    title: 'one call after the other',
    async run(client, calls) {
      for (let i = 0; i < calls; i++) await client['product']!({ name: 'Rye' })
    },
  },
  {
    title: '20 calls in each tick',
    async run(client, calls) {
      for (let i = 0; i < calls; i += 20)
        await Promise.all(Array.from({ length: 20 }, () => client['product']!({ name: 'Rye' })))
    },
  },
]

async function main(): Promise<void> {
  const [rounds, calls] = [Number(options.rounds), Number(options.calls)]
  const typeDefs = buildLocalSchema(readFileSync('examples/datamodel.prisma', 'utf8'), { isDocumentDatabase: false })
  const server = spawn(process.execPath, [process.argv[1] ?? '', '--reply'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<string>((done) =>
    server.stdout.once('data', (text: Buffer) => done(text.toString().trim())),
  )
  const endpoint = `http://localhost:${port}/`
  const load = (modules: string, name: string): Library => createRequire(join(modules, 'x.js'))(name) as Library
  const libraries: Readonly<Record<string, Library>> = {
    'prisma-client-lib': load(originalLibrary(), 'prisma-client-lib'),
    'refract-client': load(clientLibrary(), 'refract-client'),
  }
  process.stdout.write(
    `${String(cpus().length)} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}; CPU of the client for each call, median of ${String(rounds)} runs\n\n`,
  )
  process.stdout.write('| calls | prisma-client-lib | refract-client | ratio |\n|---|--:|--:|--:|\n')
  for (const { title, run } of ways) {
    const micros: Record<string, number[]> = {}
    for (let round = 0; round < rounds; round++)
      for (const [name, library] of Object.entries(libraries)) {
        const Client = library.makePrismaClientClass({ typeDefs, models: [], endpoint })
        const client = new Client({ endpoint })
        await run(client, calls / 10)
        const before = process.cpuUsage()
        await run(client, calls)
        const { user, system } = process.cpuUsage(before)
        ;(micros[name] ??= []).push((user + system) / calls)
      }
    const median = (name: string): number => micros[name]!.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!
    const [theirs, ours] = [median('prisma-client-lib'), median('refract-client')]
    process.stdout.write(
      `| ${title} | ${theirs.toFixed(0)} µs | ${ours.toFixed(0)} µs | ${(ours / theirs).toFixed(2)} |\n`,
    )
  }
  server.kill()
}

/** Answers every element of a request with the same product. */
function serveResponses(): void {
  const element =
    '{"data":{"product":{"id":"ckabcdefghijklmnopqrstuv","name":"Rye","kind":"BREAD","price":3.5,"allergens":["gluten"]}}}'
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { length } = JSON.parse(Buffer.concat(parts).toString()) as readonly unknown[]
      response.setHeader('content-type', 'application/json')
      response.end(`[${Array.from({ length }, () => element).join(',')}]`)
    })
  })
  server.listen(0, () => process.stdout.write(`${String((server.address() as AddressInfo).port)}\n`))
}

if (options.reply === true) serveResponses()
else await main()
