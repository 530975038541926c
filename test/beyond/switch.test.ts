import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn } from '../support/service.js'

const types = 'type Pot { id: ID! @id label: String! }'
const edition = 'schema @refract(edition: 1) { query: Query }'
const known = 'AGGREGATES, ATOMIC, BATCH, FILTERS, RAW, SEARCH, SOFT_DELETE, SORT, TRANSACTION'

/** What stands in front of the types, and what a deploy says of it. */
const refused: readonly (readonly [line: string, ...descriptions: string[]])[] = [
  [
    'schema @refract(edition: 9) { query: Query }',
    'The edition `9` of `@refract` is not known. This server knows the editions: 1.',
  ],
  [
    'schema @refract(edition: "one") { query: Query }',
    'The edition `one` of `@refract` is not known. This server knows the editions: 1.',
  ],
  [
    'schema @refract(features: [SORTS, nothing]) { query: Query }',
    `The feature \`SORTS\` is not known. Did you mean \`SORT\`? Known features are: ${known}.`,
    `The feature \`nothing\` is not known. Known features are: ${known}.`,
  ],
  [
    'schema @refract(features: [BATCH], without: ["BATCH"]) { query: Query }',
    'The feature `BATCH` is both in `features` and in `without`.',
  ],
  [
    'schema @refract(features: [1]) { query: Query }',
    'The argument `features` of `@refract` must be a list of names of features.',
  ],
  [
    'schema @refract(feature: [RAW]) { query: Query }',
    'The argument `feature` of `@refract` is not known. It takes: edition, features, without.',
  ],
  [
    'schema @refract(edition: 1) { query: Query } extend schema @refract(edition: 1)',
    'The directive `@refract` must appear only once in a datamodel.',
  ],
]

eachDatabase('the switch to more than Prisma 1', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test('what @refract asks for and cannot have is told, and nothing is deployed', async () => {
    const service = await deployService(server, types)
    for (const [line, ...descriptions] of refused) {
      const { errors, steps, migration } = await service.deploy(`${line} ${types}`)
      expect({ errors, steps, migration }).toEqual({
        errors: descriptions.map((description) => ({ type: 'Global', field: null, description })),
        steps: [],
        migration: null,
      })
    }
  })

  test('a deploy that changes only the features is a migration of one step; the same again is none', async () => {
    const service = await deployService(server, types)
    const deploy = `mutation ($input: DeployInput!) { deploy(input: $input) {
        steps { type ... on UpdateSecrets { message } } migration { revision } } }`
    const place = { name: service.name, stage: service.stage }
    let revision = 2
    for (const line of [edition, 'extend schema @refract(without: [SORT])', '']) {
      const input = { ...place, types: `${line} ${types}`, dryRun: true }
      const { data } = await server.query('/management', deploy, { input })
      expect(data?.['deploy']).toEqual({
        steps: [{ type: 'UpdateSecrets', message: 'The features of the API were changed.' }],
        migration: null,
      })
      const { migration } = await service.deploy(`${line} ${types}`)
      expect(migration).toEqual({ revision: (revision += 1), status: 'SUCCESS', errors: [] })
      expect(await service.deploy(`${line} # a comment\n ${types}`)).toMatchObject({ steps: [], migration: null })
    }
    const { data } = await server.query(
      '/management',
      'query ($name: String!, $stage: String!) { migrationStatus(name: $name, stage: $stage) { steps { ... on UpdateSecrets { message } } } }',
      place,
    )
    expect(data?.['migrationStatus']).toEqual({ steps: [{ message: 'The features of the API were changed.' }] })
  })

  test('features beside changes of tables are deployed with them', async () => {
    const service = await deployService(server, types)
    const { steps, migration } = await service.deploy(`${edition} ${types.replace('label', 'size: Int label')}`)
    expect(steps).toContainEqual({ type: 'CreateField' })
    expect(migration).toMatchObject({ status: 'SUCCESS' })
  })

  test('the secrets of a service stay when its features change', async () => {
    const secrets = ['a-secret-of-the-service']
    const service = await deployService(server, types, { secrets })
    await service.deploy(`${edition} ${types}`, { secrets })
    expect((await service.query('{ pots { id } }')).errors?.[0]).toMatchObject({ code: 3015 })
  })

  describe('a server that allows some features', () => {
    let limited: TestServer
    beforeAll(async () => {
      limited = await startServer(database, { configuration: { features: { allow: ['SORT', 'FILTERS'] } } })
    })
    afterAll(() => limited.stop())

    test('refuses the others and serves what asks for those', async () => {
      const service = await deployService(
        limited,
        `schema @refract(without: [AGGREGATES, BATCH, ATOMIC, TRANSACTION]) { query: Query } ${types}`,
      )
      const { errors } = await service.deploy(
        `schema @refract(features: [RAW], without: [BATCH, ATOMIC, TRANSACTION]) { query: Query } ${types}`,
      )
      expect(errors.map(({ description }) => description)).toEqual(
        ['AGGREGATES', 'RAW'].map(
          (name) => `The feature \`${name}\` is not allowed on this server. Its configuration allows: SORT, FILTERS.`,
        ),
      )
    })

    test('a service that was deployed before is served on', async () => {
      const first = await startServer(database)
      const service = await deployService(first, `${edition} ${types}`)
      await first.stop()
      const second = await restartServer(database, {
        ...first.configuration,
        features: { allow: [] },
      } as typeof first.configuration)
      const served = serviceOn(second, service)
      expect(await served.data('{ pots { id } }')).toEqual({ pots: [] })
      const { errors } = await served.deploy(`${edition} ${types}`)
      expect(errors[0]?.description).toBe(
        'The feature `AGGREGATES` is not allowed on this server. Its configuration allows: none.',
      )
      await second.stop()
    })
  })
})
