// What somebody would write instead of batches of ours: node:http, the database's driver, and one statement for each batch,
// whose JSON it takes as it comes. It parses no GraphQL and checks nothing.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { handBatches, type GivenRow, type ReadRows, type Row } from './hand-batches.js'
import { openConnections, type ConnectionPlace } from './open-connections.js'

export interface BatchServerSettings {
  readonly place: ConnectionPlace
  readonly table: string
}

/** What a path is asked with. */
interface Asked {
  readonly rows: readonly GivenRow[]
  readonly ids: readonly string[]
  readonly id: string
  readonly amount: number
}

const [, , port = '', settingsFile = ''] = process.argv
const { place, table } = JSON.parse(readFileSync(settingsFile, 'utf8')) as BatchServerSettings
const hand = handBatches(await openConnections(place), place.connector, table)

let made = 0
/** As long as ours, and in their order. */
const newId = (): string => `c${process.pid.toString(36).padStart(4, '0')}${(made += 1).toString(36).padStart(20, '0')}`
const withIds = (rows: readonly GivenRow[]): readonly Row[] =>
  rows.map(({ code, name, amount }) => ({ id: newId(), code, name, amount }))

const asNodes = (rows: ReadRows): string =>
  JSON.stringify({ nodes: rows.map(([id, code, amount]) => ({ id, code, amount: Number(amount) })) })

const works: Readonly<Record<string, (asked: Asked) => Promise<string>>> = {
  async '/insert'({ rows }) {
    await hand.insert(withIds(rows))
    return JSON.stringify({ count: rows.length })
  },
  async '/insert-new'({ rows }) {
    await hand.insertNew(withIds(rows))
    return JSON.stringify({ count: rows.length })
  },
  async '/upsert'({ rows, amount }) {
    await hand.upsert(withIds(rows), amount)
    return JSON.stringify({ count: rows.length })
  },
  '/update': async ({ ids }) => asNodes(await hand.update(ids)),
  '/remove': async ({ ids }) => asNodes(await hand.remove(ids)),
  async '/increment'({ id }) {
    await hand.increment(id)
    return JSON.stringify({ id })
  },
  async '/insert-singly'({ rows }) {
    const created = withIds(rows)
    await hand.insertSingly(created)
    return JSON.stringify(created.map(({ id }) => ({ id })))
  },
}

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const work = works[request.url ?? '']
    if (work === undefined) {
      response.writeHead(404).end()
      return
    }
    work(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Asked).then(
      (json) => {
        const body = `{"data":${json}}`
        response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', String(Buffer.byteLength(body))])
        response.end(body)
      },
      (error: unknown) => response.writeHead(200).end(JSON.stringify({ errors: [String(error)] })),
    )
  })
}).listen(Number(port))
