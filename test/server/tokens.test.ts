import { createSign, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { sendQuery, startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { token } from '../support/token.js'

const pies = '{ pies { name } }'
const datamodel = 'type Pie { id: ID! @id name: String! @unique slices: Int }'
const seconds = Math.floor(Date.now() / 1000)

function serviceTokens(database: TestDatabase): void {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
    await deployService(server, datamodel, { name: 'pies', stage: 'dev' })
    await deployService(server, datamodel, { name: 'pies', stage: 'sec', secrets: ['s3cret', 'second'] })
  })
  afterAll(() => server.stop())
  const ask = async (path: string, request: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      body: JSON.stringify(request),
      headers: { 'content-type': 'application/json', ...headers },
    })
    const reply: unknown = await response.json()
    return { status: response.status, body: reply }
  }

  describe('tokens of a service with secrets', () => {
    const good = token({}, 's3cret')
    const rejection = {
      status: 200,
      body: {
        errors: [
          {
            code: 3015,
            message:
              'Your token is invalid. It might have expired or you might be using a token from a different project.',
          },
        ],
      },
    }

    test.each([
      ['the first secret', `Bearer ${good}`],
      ['the second secret', `Bearer ${token({ exp: seconds + 60 }, 'second')}`],
      ['a lower-case scheme', `bearer ${good}`],
      ['two blanks', `Bearer  ${good}`],
      ['no scheme', good],
      ['the name of another service in it', `Bearer ${token({ data: { service: 'x@y' } }, 's3cret')}`],
    ])('%s opens it', async (_, authorization) => {
      expect(await ask('/pies/sec', { query: pies }, { authorization })).toEqual({
        status: 200,
        body: { data: { pies: [] } },
      })
    })

    test.each([
      ['nothing', {}],
      ['another scheme', { authorization: `Basic ${good}` }],
      ['the secret itself', { authorization: 'Bearer s3cret' }],
      ['another secret', { authorization: `Bearer ${token({}, 'other')}` }],
      ['HS512', { authorization: `Bearer ${token({}, 's3cret', 'HS512')}` }],
      ['no algorithm', { authorization: `Bearer ${token({}, 's3cret', 'none')}` }],
      ['a token of the past', { authorization: `Bearer ${token({ exp: seconds - 1 }, 's3cret')}` }],
      ['a token of the future', { authorization: `Bearer ${token({ nbf: seconds + 600 }, 's3cret')}` }],
      [
        'a changed payload',
        { authorization: `Bearer ${good.replace(/\.[^.]*\./, `.${Buffer.from('{"a":1}').toString('base64url')}.`)}` },
      ],
    ])('%s does not', async (_, headers) => {
      expect(await ask('/pies/sec', { query: pies }, headers as Record<string, string>)).toMatchObject(rejection)
      expect(await ask('/pies/sec', [{ query: pies }], headers as Record<string, string>)).toMatchObject(rejection)
    })

    test.each(['private', 'import', 'export', '_datamodel'])('%s asks for it too', async (route) => {
      const request = {
        private: { query: '{ __typename }' },
        import: { valueType: 'nodes', values: [] },
        _datamodel: {},
        export: { fileType: 'nodes', cursor: { table: 0, row: 0, field: 0, array: 0 } },
      }[route]
      expect(await ask(`/pies/sec/${route}`, request)).toMatchObject(rejection)
      expect((await ask(`/pies/sec/${route}`, request, { authorization: good })).body).not.toMatchObject(rejection.body)
    })

    test('an open service does not look', async () => {
      expect((await ask('/pies/dev', { query: pies }, { authorization: 'Bearer nonsense' })).body).toEqual({
        data: { pies: [] },
      })
    })

    test('nothing of them is printed', async () => {
      await ask('/pies/sec', { query: pies }, { authorization: `Bearer ${good}` })
      expect(server.output()).not.toMatch(/s3cret|second/)
      expect(server.output()).not.toContain(good)
    })
  })
}

function managementTokens(database: TestDatabase): void {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database, { configuration: { managementApiSecret: 'mgmt' } })
    const authorization = `Bearer ${token(grants(['*/*']), 'mgmt')}`
    await send('mutation { addProject(input: {name: "pies", stage: "dev"}) { project { name } } }', authorization)
  })
  afterAll(() => server.stop())
  const send = (text: string, authorization?: string) =>
    sendQuery(`${server.url}/management`, text, {}, authorization === undefined ? {} : { authorization })
  const grants = (targets: readonly string[], more: object = { exp: seconds + 600 }) => ({
    grants: targets.map((target) => ({ target, action: 'read' })),
    ...more,
  })
  const project = '{ project(name: "pies", stage: "dev") { name } }'
  const signed = (payload: unknown, secret = 'mgmt', algorithm?: string): string =>
    `Bearer ${token(payload, secret, algorithm)}`

  test.each(['pies/dev', 'pies/*', '*/dev', '*/*'])('a grant for %s reaches the project', async (target) => {
    expect(await send(project, signed(grants([target])))).toEqual({ data: { project: { name: 'pies' } } })
  })

  test('only a grant for everything lists', async () => {
    const list = '{ listProjects { name } }'
    expect(await send(list, signed(grants(['*/*'])))).toEqual({ data: { listProjects: [{ name: 'pies' }] } })
    expect(await send(list, signed(grants(['pies/*'])))).toMatchObject({ data: null, errors: [{ code: 3015 }] })
  })

  test('what the server is stays open', async () => {
    expect(await send('{ serverInfo { primaryConnector } }')).toEqual({
      data: { serverInfo: { primaryConnector: database.connector } },
    })
  })

  const rejections: readonly (readonly [authorization: string | undefined, reason: RegExp])[] = [
    [undefined, /^'Authorization' header not provided$/],
    [
      'Bearer abc',
      /^Token can't be decoded: Expected token \[\*\*\*\] to be composed of 2 or 3 parts separated by dots\.$/,
    ],
    [
      signed(grants(['*/*']), 'other'),
      /^Token can't be decoded: Invalid signature for this token or wrong algorithm\.$/,
    ],
    [
      signed(grants(['*/*']), 'mgmt', 'HS512'),
      /^Token can't be decoded: Invalid signature for this token or wrong algorithm\.$/,
    ],
    [
      signed(grants(['*/*']), 'mgmt', 'none'),
      /^Token can't be decoded: No signature found inside the token while trying to verify it with a key\.$/,
    ],
    [
      signed(grants(['*/*'], { exp: 1000 })),
      /^Token can't be decoded: The token is expired since 1970-01-01T00:16:40Z$/,
    ],
    [
      signed(grants(['*/*'], { exp: seconds + 600, nbf: 4_000_000_000 })),
      /^Token can't be decoded: The token will only be valid after 2096-10-02T07:06:40Z$/,
    ],
    [signed({ exp: seconds + 600 }), /^Failed to parse token data$/],
    [signed(grants(['*/*'], {})), /^Failed to parse token data$/],
    [signed(grants(['cakes/dev'])), /^Token contained 1 grants but none satisfied the request\.$/],
    [signed(grants([])), /^Token contained 0 grants but none satisfied the request\.$/],
    [signed(grants(['pies'])), /^Contained invalid grant 'Vector\(pies\)'$/],
    [signed(grants(['a/b/c'])), /^Contained invalid grant 'Vector\(a, b, c\)'$/],
    [signed(grants(['/dev'])), /^Both service and stage must be defined in grant 'TokenGrant\(\/dev,read\)'$/],
  ]
  test.each(rejections.map(([authorization, reason]) => [reason, authorization] as const))(
    'refused: %s',
    async (reason, authorization) => {
      const { data, errors } = await send(project, authorization)
      const [error] = errors ?? []
      expect([data, error?.code, error?.path]).toEqual([null, 3015, ['project']])
      expect(error?.message).toMatch(/^Authentication token is invalid: /)
      expect(error?.message.replace('Authentication token is invalid: ', '')).toMatch(reason)
    },
  )
}

function legacyTokens(database: TestDatabase): void {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = publicKey.export({ type: 'spki', format: 'pem' })
  const claims = { grants: [{ target: '*/*', action: '*' }], exp: seconds + 600 }
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database, { configuration: { legacySecret: pem } })
  })
  afterAll(() => server.stop())
  const list = (authorization: string) =>
    sendQuery(`${server.url}/management`, '{ listProjects { name } }', {}, { authorization })

  test('a token signed with the private key is taken', async () => {
    const part = (data: unknown): string => Buffer.from(JSON.stringify(data)).toString('base64url')
    const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
    const signature = createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')
    expect(await list(`Bearer ${text}.${signature}`)).toEqual({ data: { listProjects: [] } })
  })

  test('one signed with the public key as a secret is not', async () => {
    expect(await list(`Bearer ${token(claims, pem.toString())}`)).toMatchObject({
      data: null,
      errors: [{ code: 3015 }],
    })
  })
}

const choice = {
  only: ['sqlite'],
  because: 'what stands between a socket and a service is the same on every database',
} as const
eachDatabase('tokens of services', serviceTokens, choice)
eachDatabase('tokens of the management API', managementTokens, choice)
eachDatabase('tokens of the management API as in 1.8', legacyTokens, choice)
