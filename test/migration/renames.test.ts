import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

interface Rename {
  readonly title: string
  readonly before: string
  /** A mutation that makes rows between the two. */
  readonly rows: string
  readonly after: string
  readonly warnings?: readonly string[]
  readonly steps: readonly string[]
  readonly then: readonly { readonly ask: string; readonly data?: unknown; readonly refused?: readonly string[] }[]
  /** Steps of the same deploy once more; absent: none. */
  readonly again?: readonly string[]
}

const renames = parse(readFileSync(new URL('renames.yaml', import.meta.url), 'utf8')) as readonly Rename[]

async function told(
  { name, stage }: TestService,
  types: string,
  server: TestServer,
): Promise<Pick<Rename, 'warnings' | 'steps'>> {
  const { data } = await server.query(
    'management',
    `mutation ($input: DeployInput!) { deploy(input: $input) { warnings { type field description } steps {
      type ... on UpdateModel { name newName } ... on CreateModel { name } ... on DeleteModel { name } } } }`,
    { input: { name, stage, types, dryRun: true } },
  )
  const { warnings, steps } = data?.['deploy'] as {
    readonly warnings: readonly Readonly<Record<'type' | 'field' | 'description', string | null>>[]
    readonly steps: readonly Readonly<Record<string, string>>[]
  }
  return {
    warnings: warnings.map(
      ({ type, field, description }) => `${String(type)}.${String(field)}: ${String(description)}`,
    ),
    steps: steps.map(({ type, name: old, newName }) => [type, old, newName].filter(Boolean).join(' ')),
  }
}

eachDatabase('names that are given up and taken', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  describe('in one deploy', () => {
    test.each(renames)('$title', async ({ before, rows, after, warnings = [], steps, then, again = [] }) => {
      const service = await deployService(server, before)
      await service.data(rows)
      expect(await told(service, after, server)).toEqual({ warnings, steps })
      const { migration } = await service.deploy(after, { force: true })
      expect(migration).toMatchObject({ status: 'SUCCESS', errors: [] })
      for (const { ask, ...expected } of then) {
        const { data, errors } = await service.query(ask)
        expect(errors ? { refused: errors.map(({ message }) => message) } : { data }, ask).toEqual(expected)
      }
      expect((await told(service, after, server)).steps).toEqual(again)
    })
  })

  test('imported number ids are followed by the next, whatever the sequence is called', async () => {
    const service = await deployService(server, 'type Ship { id: Int! @id name: String }')
    await service.data('mutation { createShip(data: {name: "Ada"}) { id } }')
    await service.deploy('type Boat @rename(oldName: "Ship") { id: Int! @id name: String }')
    const values = [{ _typeName: 'Boat', id: 7, name: 'Bo' }]
    const response = await fetch(`${service.url}/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ valueType: 'nodes', values }),
    })
    expect(await response.json()).toEqual([])
    expect(await service.data('mutation { createBoat(data: {name: "Cy"}) { id } }')).toEqual({ createBoat: { id: 8 } })
    expect(await service.data('{ boats { id } }')).toEqual({ boats: [{ id: 1 }, { id: 7 }, { id: 8 }] })
  })
})
