import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'

/** One datamodel deployed over another (migrations.md section 15); all that the answers tell is compared. */
interface Change {
  readonly title: string
  /** Absent: a service without types. */
  readonly before?: string
  /** A mutation that makes rows between the two. */
  readonly rows?: string
  readonly after: string
  /** Messages where the deploy fails as a whole. */
  readonly refused?: readonly string[]
  readonly errors?: readonly string[]
  readonly warnings?: readonly string[]
  readonly steps?: readonly string[]
  /** Asked after the forced deploy, with its answer. */
  readonly read?: string
  readonly data?: unknown
  /** A mutation that the new tables take. */
  readonly create?: string
  /** Steps of the same deploy once more; absent: none. */
  readonly again?: readonly string[]
}

interface CannedResponse {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly steps: readonly Readonly<Record<string, unknown>>[]
}

interface Finding {
  readonly type: string
  readonly field: string | null
  readonly description: string
}

const folder = new URL('changes/', import.meta.url)
const groups = readdirSync(folder).map((file) => ({
  group: file.replace('.yaml', ''),
  changes: parse(readFileSync(new URL(file, folder), 'utf8')) as readonly Change[],
}))

const dryRun = `mutation ($input: DeployInput!) { deploy(input: $input) {
  errors { type field description } warnings { type field description }
  steps {
    type
    ... on CreateModel { name } ... on DeleteModel { name } ... on UpdateModel { name to: newName }
    ... on CreateEnum { name values } ... on DeleteEnum { name } ... on UpdateEnum { name newName newValues: values }
    ... on CreateField { model name of: typeName required: isRequired list: isList one: unique enum default relation }
    ... on UpdateField { model name newName typeName isRequired isList unique enum default relation }
    ... on DeleteField { model name } ... on CreateRelation { name leftModel rightModel after { ...Place } }
    ... on DeleteRelation { name } ... on UpdateRelation { name newName before { ...Place } after { ...Place } }
  }
} }
fragment Place on RelationManifestation {
  ... on LinkTable { table modelAColumn modelBColumn idColumn } ... on Inline { model column }
}`

const findingText = ({ type, field, description }: Finding): string =>
  `${field === null ? type : `${type}.${field}`}: ${description}`

/** A step in one line; flags of new fields that are off stay out of it. */
function stepText({ type, model, name, ...details }: Readonly<Record<string, unknown>>): string {
  const isReported = ([key, value]: [string, unknown]): boolean =>
    value !== null && value !== 'None' && !(['required', 'list', 'one'].includes(key) && value === false)
  const words = Object.entries(details)
    .filter(isReported)
    .map(([key, value]) => `${key}: ${wordOf(value)}`)
  const what = model === undefined ? wordOf(name) : `${wordOf(model)}.${wordOf(name)}`
  return [`${wordOf(type)} ${what}`, ...words].join(', ')
}

function wordOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.values(value)
    .filter((one) => one !== null)
    .join(' ')
}

/** What a deploy tells, in the words of a `Change`; lists that are empty stay out of it. */
function told({ errors, warnings, steps }: CannedResponse): Pick<Change, 'errors' | 'warnings' | 'steps'> {
  if (errors.length > 0) return { errors: errors.map(findingText) }
  return {
    ...(warnings.length > 0 ? { warnings: warnings.map(findingText) } : {}),
    steps: steps.map(stepText),
  }
}

async function emptyService(server: TestServer): Promise<TestService> {
  const names = { name: `s${randomBytes(5).toString('hex')}`, stage: 'dev' }
  const add = 'mutation ($input: AddProjectInput!) { addProject(input: $input) { project { name } } }'
  await server.query('management', add, { input: names })
  return serviceOn(server, names)
}

async function outcomeOf(change: Change, server: TestServer): Promise<Partial<Change>> {
  const { before, rows, after, read, create } = change
  const service = await (before === undefined ? emptyService(server) : deployService(server, before, { force: true }))
  if (rows !== undefined) await service.data(rows)
  const { name, stage } = service
  const { data, errors } = await server.query('management', dryRun, {
    input: { name, stage, types: after, dryRun: true },
  })
  if (errors) return { refused: errors.map(({ message }) => message) }
  const outcome = told(data?.['deploy'] as CannedResponse)
  if (outcome.errors) return outcome
  const { migration } = await service.deploy(after, { force: true })
  expect([undefined, 'SUCCESS']).toContain(migration?.status)
  const response = read === undefined ? {} : { data: await service.data(read) }
  if (create !== undefined) await service.data(create)
  const again = (await service.deploy(after)).steps.map(({ type }) => type)
  return { ...outcome, ...response, ...(again.length > 0 ? { again } : {}) }
}

eachDatabase('one datamodel over another', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  describe.each(groups)('$group', ({ changes }) => {
    test.each(changes)('$title', async (change) => {
      const { refused, errors, warnings, steps, data, again } = change
      expect(await outcomeOf(change, server)).toEqual({ refused, errors, warnings, steps, data, again })
    })
  })
})
