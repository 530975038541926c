import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createResponseGate, type ResponseGate } from '../support/response-gate.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { until } from '../support/until.js'

const datamodel = `
type Garden { id: ID! @id code: String @unique name: String n: Int beds: [Bed] }
type Bed { id: ID! @id name: String garden: Garden @relation(link: INLINE) plants: [Plant] }
type Plant { id: ID! @id name: String bed: Bed }`

interface Verb {
  /** What stands there before. */
  readonly before?: (mark: string) => string
  readonly write: (mark: string, table: string) => string
  /** Nodes of the mark when it was done once: gardens, beds, plants, gardens whose `n` is 1. */
  readonly done: string
  /** The same when it was not done. */
  readonly undone: string
  /** How far apart the points are at which the connection breaks, in messages; each one when absent. */
  readonly step?: number
}

const garden = (mark: string): string => `createGarden(data: {code: "${mark}", name: "${mark}", n: 0}) { id }`
const tree = (mark: string): string =>
  `beds: {create: [{name: "${mark}", plants: {create: [{name: "${mark}"}, {name: "${mark}"}]}}, {name: "${mark}"}]}`

/**
 * Nothing but running once keeps these from doing their work twice: no unique field is in the way. They find their rows by
 * an index: who looks through all of them waits for the locks of those that fell silent, and is given up with them where
 * the machine is too slow for a probe.
 */
const verbs: Readonly<Record<string, Verb>> = {
  create: {
    write: (mark) => `createGarden(data: {name: "${mark}", n: 1}) { id name }`,
    done: '1 0 0 1',
    undone: '0 0 0 0',
  },
  'nested create': {
    write: (mark) => `createGarden(data: {name: "${mark}", ${tree(mark)}}) { id beds { name plants { name } } }`,
    done: '1 2 2 0',
    undone: '0 0 0 0',
  },
  update: {
    before: garden,
    write: (mark) => `updateGarden(where: {code: "${mark}"}, data: {n: 1}) { id n }`,
    done: '1 0 0 1',
    undone: '1 0 0 0',
  },
  'nested create in an update': {
    before: garden,
    write: (mark) => `updateGarden(where: {code: "${mark}"}, data: {n: 1, ${tree(mark)}}) { id beds { name } }`,
    done: '1 2 2 1',
    step: 2,
    undone: '1 0 0 0',
  },
  'nested deletes and creates': {
    before: (mark) => `createGarden(data: {code: "${mark}", name: "${mark}", n: 0, ${tree(mark)}}) { id }`,
    write: (mark) =>
      `updateGarden(where: {code: "${mark}"}, data: {n: 1, beds: {deleteMany: {name: "${mark}"}, create: {name: "new", plants: {create: {name: "${mark}"}}}}}) { id }`,
    done: '1 0 3 1',
    step: 2,
    undone: '1 2 2 0',
  },
  upsert: {
    write: (mark) =>
      `upsertGarden(where: {code: "${mark}"}, create: {name: "${mark}", n: 1, ${tree(mark)}}, update: {n: 2}) { id }`,
    done: '1 2 2 1',
    step: 2,
    undone: '0 0 0 0',
  },
  delete: {
    before: garden,
    write: (mark) => `deleteGarden(where: {code: "${mark}"}) { id beds { name } }`,
    done: '0 0 0 0',
    undone: '1 0 0 0',
  },
  updateMany: {
    before: garden,
    write: (mark) => `updateManyGardens(where: {code: "${mark}"}, data: {n: 1}) { count }`,
    done: '1 0 0 1',
    undone: '1 0 0 0',
  },
  deleteMany: {
    before: garden,
    write: (mark) => `deleteManyGardens(where: {code: "${mark}"}) { count }`,
    done: '0 0 0 0',
    undone: '1 0 0 0',
  },
  executeRaw: {
    before: garden,
    write: (mark, table) =>
      `executeRaw(query: ${JSON.stringify(`update ${table} set n = n + 1 where code = '${mark}'`)})`,
    done: '1 0 0 1',
    undone: '1 0 0 0',
  },
}

/** A change of tables that holds renames, drops of none, and new tables. */
const deployed = {
  before: 'type Jar { id: ID! @id label: String lids: [Lid] } type Lid { id: ID! @id size: Int jar: Jar }',
  readBefore: '{ all: jars { id text: label lids { id size } } }',
  after: (mark: string) =>
    `type ${mark} @rename(oldName: "Jar") { id: ID! @id text: String @unique @rename(oldName: "label") lids: [Lid] tags: [String] @scalarList(strategy: RELATION) }
    type Lid { id: ID! @id size: Int jar: ${mark} } type Shelf { id: ID! @id jar: ${mark} }`,
  readAfter: (mark: string) => `{ all: ${mark.charAt(0).toLowerCase()}${mark.slice(1)}s { id text lids { id size } } }`,
}

const atOnce = 6

interface Told {
  /** An answer was lost at that point: the conversation is not shorter. */
  readonly isLost: boolean
  readonly isOk: boolean
}

/**
 * Runs at point after point, some of them side by side, until a conversation is shorter than that. All are prepared
 * before one begins: a connection may be shared, and break for those that share it.
 */
async function atEachPoint<One extends Told>(
  step: number,
  prepare: (after: number) => Promise<() => Promise<One>>,
): Promise<readonly One[]> {
  const told: One[] = []
  for (let first = 0; told.every(({ isLost, isOk }) => isLost || !isOk); first += atOnce * step) {
    const points = Array.from({ length: atOnce }, (_, index) => first + index * step)
    const prepared = await Promise.all(points.map(prepare))
    told.push(...(await Promise.all(prepared.map((run) => run()))))
  }
  expect(told.some(({ isLost }) => isLost)).toBe(true)
  return told
}

eachDatabase(
  'a write whose answer is lost',
  (database) => {
    let gate: ResponseGate
    let server: TestServer
    let service: TestService
    let table: string
    beforeAll(async () => {
      gate = await createResponseGate(
        database.address?.port ?? 0,
        database.connector === 'postgres' ? 'postgres' : 'mysql',
      )
      server = await startServer(database, {
        database: { host: '127.0.0.1', port: gate.port, rawAccess: true, connectionLimit: 20 },
      })
      service = await deployService(server, datamodel)
      table =
        database.connector === 'postgres'
          ? `"${service.name}$${service.stage}"."Garden"`
          : `\`${service.name}@${service.stage}\`.\`Garden\``
    })
    afterAll(async () => {
      await server.stop()
      await gate.close()
    })

    async function stateOf(mark: string): Promise<string> {
      const counts = await service.data(
        `query ($mark: String) { a: gardensConnection(where: {name: $mark}) { aggregate { count } }
          b: bedsConnection(where: {name: $mark}) { aggregate { count } }
          c: plantsConnection(where: {name: $mark}) { aggregate { count } }
          d: gardensConnection(where: {name: $mark, n: 1}) { aggregate { count } } }`,
        { mark },
      )
      return Object.values(counts)
        .map((one) => (one as { readonly aggregate: { readonly count: number } }).aggregate.count)
        .join(' ')
    }

    test.each(Object.entries(verbs))(
      '%s: is done once or not at all wherever the connection breaks',
      async (name, verb) => {
        const told = await atEachPoint(verb.step ?? 1, async (after) => {
          const mark = `${name.replaceAll(' ', '-')}-${String(after)}-`
          if (verb.before) await service.data(`mutation { ${verb.before(mark)} }`)
          return async () => {
            gate.arm(mark, { after, how: 'cut' })
            const { errors } = await service.query(`mutation { ${verb.write(mark, table)} }`)
            return { mark, isOk: errors === undefined, isLost: gate.disarm(mark) }
          }
        })
        // what was sent before the connection broke may still be at work
        await pause(300)
        for (const { mark, isOk } of told) {
          const state = await stateOf(mark)
          expect(isOk ? [verb.done] : [verb.done, verb.undone], mark).toContain(state)
        }
      },
    )

    test('an import: nodes are there once, and what is told to be there is', async () => {
      const told = await atEachPoint(1, (after) => {
        const mark = `import-${String(after)}-`
        const values = [1, 2].map((n) => ({ _typeName: 'Garden', id: `${mark}${String(n)}`, name: mark, n: 1 }))
        return Promise.resolve(async () => {
          gate.arm(mark, { after, how: 'cut' })
          const response = await fetch(`${service.url}/import`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ valueType: 'nodes', values }),
          })
          return { mark, isOk: (await response.text()) === '[]', isLost: gate.disarm(mark) }
        })
      })
      await pause(300)
      for (const { mark, isOk } of told)
        expect(isOk ? ['2 0 0 2'] : ['2 0 0 2', '0 0 0 0'], mark).toContain(await stateOf(mark))
    })

    test('a deploy: the tables are those of the schema that is in force, and nothing is lost', async () => {
      const told = await atEachPoint(database.connector === 'postgres' ? 2 : 3, async (after) => {
        const mark = `Mark${String(after)}End`
        const own = await deployService(server, deployed.before)
        await own.data(
          'mutation { createJar(data: {id: "j", label: "jam", lids: {create: {id: "l", size: 3}}}) { id } }',
        )
        return async () => {
          gate.arm(mark, { after, how: 'cut' })
          const { migration } = await own.deploy(deployed.after(mark)).catch(() => ({ migration: null }))
          return { mark, own, isOk: migration?.status === 'SUCCESS', isLost: gate.disarm(mark) }
        }
      })
      for (const { mark, own, isOk } of told) {
        const end = await endOfDeploy(own)
        if (isOk) expect(end, mark).toEqual({ status: 'SUCCESS', revision: 3 })
        expect(end.status, mark).not.toBe('ROLLBACK_FAILURE')
        const isNew = end.status === 'SUCCESS' && end.revision === 3
        const data = await own.data(isNew ? deployed.readAfter(mark) : deployed.readBefore)
        expect(data, mark).toEqual({ all: [{ id: 'j', text: 'jam', lids: [{ id: 'l', size: 3 }] }] })
      }
    }, 180_000)

    async function endOfDeploy({ name, stage }: TestService) {
      let found = { status: '', revision: 0 }
      await until(async () => {
        const { data } = await server.query(
          'management',
          'query ($name: String!, $stage: String!) { migrationStatus(name: $name, stage: $stage) { revision status } }',
          { name, stage },
        )
        found = data?.['migrationStatus'] as typeof found
        return /SUCCESS|FAILURE/.test(found.status)
      })
      return found
    }

    test('is given up after a while when its connection falls silent, while others work', async () => {
      let lost = 0
      const silent = Object.entries(verbs).map(async ([name, verb], index) => {
        const mark = `silent-${String(index)}-`
        if (verb.before) await service.data(`mutation { ${verb.before(mark)} }`)
        gate.arm(mark, { after: index % 4, how: 'silence' })
        const { errors } = await service.query(`mutation { ${verb.write(mark, table)} }`)
        // a conversation may be shorter than that
        if (gate.disarm(mark)) lost += 1
        else expect(errors, `${name}: ${server.output().slice(-2000)}`).toBeUndefined()
        const state = await stateOf(mark)
        expect(errors === undefined ? [verb.done] : [verb.done, verb.undone], name).toContain(state)
      })
      const ended = Promise.all(silent).then(() => 'ended')
      for (let other = 0; other < 5; other += 1) {
        expect((await service.query('{ plants(first: 1) { id } }')).errors).toBeUndefined()
        expect((await service.query('mutation { createPlant(data: {name: "other"}) { id } }')).errors).toBeUndefined()
      }
      expect(await Promise.race([ended, pause(40_000, 'still waiting')])).toBe('ended')
      expect(lost).toBeGreaterThan(silent.length / 2)
    })
  },
  { only: ['postgres', 'mariadb', 'mysql', 'mysql9'], because: 'SQLite has no connection that could break' },
)
