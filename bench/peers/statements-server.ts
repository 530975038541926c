// A program that answers each request with given statements: node:http and the database's driver, prepared, and pipelined
// where the driver can. It parses no GraphQL and checks nothing. Started with statements that are written by hand
// (best-statements.ts) it is what somebody would write instead of ours; with those that Refract sends, the floor of ours.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { openConnections, type ConnectionPlace, type Sent } from './open-connections.js'

/** A statement of a request. */
export interface PeerStatement {
  readonly text: string
  /** `@@name@@` is a variable of the request, also within a text; of `id0`, `id1`, … a new id, of `now` the time. `{sql}` goes into the text. */
  readonly values: readonly unknown[]
  /** Those of a request that are one transaction. */
  readonly isInTransaction?: boolean
}

export interface StatementsOfRequest {
  /** The last one gives the JSON text of the answer in its last column. */
  readonly statements: readonly PeerStatement[]
  /** Each of its rows is one item of a list. */
  readonly isList?: boolean
  /**
   * The answer where the statements give none, or a part of it: JSON text with `@name@` for the JSON of a value, `@rows@`
   * for that of the rows, and `@count@` for their number.
   */
  readonly response?: string
}

export interface StatementsServerSettings {
  readonly place: ConnectionPlace
  /** By path. */
  readonly requests: Readonly<Record<string, StatementsOfRequest>>
}

const [, , port = '', settingsFile = ''] = process.argv
const { place, requests } = JSON.parse(readFileSync(settingsFile, 'utf8')) as StatementsServerSettings
const run = await openConnections(place)
let ids = 0

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const wanted = requests[request.url ?? '']
    if (wanted === undefined) {
      response.writeHead(404).end()
      return
    }
    const { variables } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { variables: Record<string, unknown> }
    reply(request.url ?? '', wanted, variables).then(
      (json) => {
        const body = `{"data":{"result":${json}}}`
        response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', String(Buffer.byteLength(body))])
        response.end(body)
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
}).listen(Number(port))

async function reply(
  path: string,
  { statements, isList = false, response }: StatementsOfRequest,
  variables: Record<string, unknown>,
): Promise<string> {
  const made = new Map<string, unknown>()
  const named = (name: string): unknown => {
    if (name in variables) return variables[name]
    if (!made.has(name)) made.set(name, name === 'now' ? nowText() : newId())
    return made.get(name)
  }
  const valueOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(valueOf)
    if (typeof value !== 'string' || !value.includes('@@')) return value
    const [, whole] = /^@@(\w+)@@$/.exec(value) ?? []
    return whole === undefined ? value.replace(/@@(\w+)@@/g, (_, name: string) => String(named(name))) : named(whole)
  }
  const rows = await run(
    statements.map(({ text, values, isInTransaction = false }, index): Sent => ({
      name: `${path}${String(index)}`,
      text,
      values: values.map(valueOf),
      isInTransaction,
    })),
  )
  const json =
    rows.length === 1 && !isList ? String(rows[0]?.at(-1)) : `[${rows.map((row) => String(row.at(-1))).join(',')}]`
  if (response === undefined) return json
  return response.replace(/@(\w+)@/g, (_, name: string) => {
    if (name === 'rows') return json
    return name === 'count' ? String(rows.length) : JSON.stringify(named(name))
  })
}

/** As long as ours, and in their order. */
const newId = (): string => `c${process.pid.toString(36).padStart(4, '0')}${(ids += 1).toString(36).padStart(20, '0')}`
const nowText = (): string => new Date().toISOString().replace('T', ' ').slice(0, 23)
