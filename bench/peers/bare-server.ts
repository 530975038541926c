// The floor that ours is measured against: node:http and pg alone. It sends the statements that Refract sends, prepared
// and pipelined, and passes the database's JSON text through. It parses no GraphQL and checks nothing.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { RecordedStatement } from '../record-statements.js'

export interface BareScenario {
  readonly path: string
  readonly inTransaction: boolean
  readonly statements: readonly RecordedStatement[]
}

const [, , port = '', settingsFile = ''] = process.argv
const { connection, scenarios } = JSON.parse(readFileSync(settingsFile, 'utf8')) as {
  readonly connection: pg.ClientConfig
  readonly scenarios: readonly BareScenario[]
}
const types = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig
const config = { ...connection, pipeline: true, types }
const shared = await Promise.all(
  Array.from({ length: 4 }, async () => {
    const client = new pg.Client(config)
    await client.connect()
    await client.query('SET jit TO off')
    return client
  }),
)
const pool = new pg.Pool({ ...config, max: 6 })
const byPath = new Map(scenarios.map((scenario) => [scenario.path, scenario]))
let turn = 0
let ids = 0

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const scenario = byPath.get(request.url ?? '')
    if (!scenario) {
      response.writeHead(404)
      response.end()
      return
    }
    const { variables } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      readonly variables: Record<string, unknown>
    }
    reply(scenario, variables).then(
      (json) => {
        const body = `{"data":{"result":${json}}}`
        response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', String(Buffer.byteLength(body))])
        response.end(body)
      },
      (error: unknown) => {
        response.writeHead(500)
        response.end(String(error))
      },
    )
  })
}).listen(Number(port))

async function reply(
  { path, statements, inTransaction }: BareScenario,
  variables: Record<string, unknown>,
): Promise<string> {
  const own = new Map<string, unknown>()
  const valueOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(valueOf)
    if (typeof value !== 'string' || !value.startsWith('@@')) return value
    const name = value.slice(2, -2)
    if (name in variables) return variables[name]
    if (!own.has(name)) own.set(name, `c${process.pid.toString(36)}${(ids += 1).toString(36).padStart(12, '0')}`)
    return own.get(name)
  }
  const send = (client: pg.ClientBase, index: number) => {
    const { text, values } = statements[index] as RecordedStatement
    return client.query({ name: `${path}${String(index)}`, text, values: values.map(valueOf), rowMode: 'array' })
  }
  let last: pg.QueryArrayResult | undefined
  if (!inTransaction) {
    const client = shared[(turn = (turn + 1) % shared.length)] as pg.Client
    for (let index = 0; index < statements.length; index += 1)
      last = (await send(client, index)) as unknown as pg.QueryArrayResult
  } else {
    const client = await pool.connect()
    try {
      void client.query('BEGIN')
      for (let index = 0; index < statements.length - 1; index += 1) await send(client, index)
      await client.query('COMMIT')
    } finally {
      client.release()
    }
    last = (await send(
      shared[(turn = (turn + 1) % shared.length)] as pg.Client,
      statements.length - 1,
    )) as unknown as pg.QueryArrayResult
  }
  const rows = (last?.rows ?? []) as unknown as readonly (readonly string[])[]
  return rows.length === 1 ? String(rows[0]?.at(-1)) : `[${rows.map((row) => row.at(-1)).join(',')}]`
}
