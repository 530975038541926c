import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCertificates } from '../support/make-certificates.js'
import { freePort } from '../support/started-server.js'
import { startFakeServer, startProxy, type CannedResponse, type FakeServer } from './fake-servers.js'
import { refractCli, type Refract } from './run-refract.js'

let refract: Refract
let work: string
const running: FakeServer[] = []
const started = async (server: Promise<FakeServer>): Promise<number> => {
  running.push(await server)
  return (await server).port
}
const ports: Record<string, number> = {}

const page: CannedResponse = () => ({ status: 200, body: '<h1>Welcome</h1>' })
const data = (value: unknown) => ({ status: 200, body: JSON.stringify({ data: value }) })

beforeAll(async () => {
  refract = refractCli()
  work = mkdtempSync(join(tmpdir(), 'refract-connections-'))
  makeCertificates(work)
  writeFileSync(join(work, 'datamodel.prisma'), 'type A { id: ID! @id }')
  ports['page'] = await started(startFakeServer(page))
  ports['tls'] = await started(startFakeServer(page, work))
  ports['wantsUser'] = await started(startProxy(407))
  ports['fails'] = await started(startProxy(502))
  ports['nothing'] = await freePort()
})
afterAll(async () => {
  refract.remove()
  await Promise.all(running.map((server) => server.close()))
  rmSync(work, { recursive: true })
})

const withPorts = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(ports[name]))

function project(endpoint: string): void {
  writeFileSync(join(work, 'prisma.yml'), `endpoint: ${withPorts(endpoint)}\ndatamodel: datamodel.prisma\n`)
}

test.each<[string, Record<string, string>, string]>([
  [
    'http://localhost:{nothing}/a/b',
    {},
    'Please check if your server is running. The connection to localhost:{nothing} was refused (connect ECONNREFUSED',
  ],
  [
    'http://nowhere.invalid/a/b',
    {},
    'Please check if your server is running. There is no host named nowhere.invalid (',
  ],
  ['https://eu1.prisma.sh/w/a/b', {}, 'no longer exists'],
  ['http://localhost:{tls}/a/b', {}, 'If the server speaks TLS there, write https:// in the "endpoint" of prisma.yml.'],
  [
    'https://localhost:{page}/a/b',
    {},
    'No TLS connection to localhost:{page} can be made (wrong version number). If the server speaks plain HTTP, write http:// in the "endpoint" of prisma.yml.',
  ],
  [
    'https://localhost:{tls}/a/b',
    {},
    'The certificate of localhost:{tls} is not accepted (unable to verify the first certificate). If you trust it, name the file of its authority in NODE_EXTRA_CA_CERTS.',
  ],
  [
    'https://127.0.0.1:{tls}/a/b',
    { NODE_EXTRA_CA_CERTS: 'ca.pem' },
    'Write a name that the certificate has in place of 127.0.0.1 in the "endpoint" of prisma.yml.',
  ],
  [
    'https://localhost:{tls}/a/b',
    { NODE_EXTRA_CA_CERTS: 'ca.pem' },
    'https://localhost:{tls}/management answers with status 200 and no GraphQL result: <h1>Welcome</h1>',
  ],
  [
    'http://far.example/a/b',
    { HTTP_PROXY: 'http://localhost:{nothing}' },
    'It is asked through the proxy localhost:{nothing} that HTTP_PROXY names, and that cannot be reached (connect ECONNREFUSED',
  ],
  [
    'http://far.example/a/b',
    { http_proxy: 'http://localhost:{wantsUser}' },
    'which wants a user and a password (status 407). Write them into http_proxy: http://USER:PASSWORD@localhost:{wantsUser}',
  ],
  [
    'https://far.example/a/b',
    { HTTPS_PROXY: 'http://localhost:{wantsUser}' },
    'which wants a user and a password (status 407). Write them into HTTPS_PROXY: http://USER:PASSWORD@localhost:{wantsUser}',
  ],
  [
    'https://far.example/a/b',
    { HTTPS_PROXY: 'http://localhost:{fails}' },
    'and that makes no connection to far.example (status 502). Check HTTPS_PROXY, or list far.example in NO_PROXY',
  ],
  [
    'http://far.example/a/b',
    { HTTP_PROXY: 'http://localhost:{fails}' },
    'answers with status 502 and no GraphQL result: <h1>from the proxy</h1>',
  ],
  [
    'http://far.example/a/b',
    { HTTP_PROXY: 'proxy.example:3128' },
    'HTTP_PROXY expects the URL of a proxy, such as http://proxy.example.org:3128, found proxy.example:3128',
  ],
  [
    'http://localhost:{page}/a/b',
    { HTTP_PROXY: 'http://localhost:{nothing}', NO_PROXY: 'localhost' },
    'http://localhost:{page}/management answers with status 200',
  ],
])('tells why %s is not reached with %j', async (endpoint, environment, expected) => {
  project(endpoint)
  const set = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, withPorts(value)]))
  const { status, stdout } = await refract.runWith(set, work, 'deploy', '--json')
  const { message } = (JSON.parse(stdout) as { readonly error: { readonly message: string } }).error
  expect([status, message]).toEqual([1, expect.stringContaining(withPorts(expected))])
})

test('waits for a server that is starting, and says so', async () => {
  let asked = 0
  const port = await started(
    startFakeServer(() => {
      asked += 1
      return asked < 3 ? { status: 503, body: 'starting' } : data({ listProjects: [{ name: 'a', stage: 'b' }] })
    }),
  )
  project(`http://localhost:${String(port)}/a/b`)
  const { status, stdout } = await refract.run(work, 'list')
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/^\nWaiting for the server at http:\/\/localhost:\d+ to be ready\.\.\. ✔\n[^]*a {13}b/),
  ])
})

test('tells once that the server is of another version', async () => {
  const port = await started(startFakeServer(() => data({ serverInfo: { version: '1.28.3' } })))
  project(`http://localhost:${String(port)}/a/b`)
  const { stdout } = await refract.run(work, 'info')
  expect(stdout.match(/Prisma server version: 1\.28\.3/g)).toHaveLength(1)
  // such a server has no page for its data
  expect(stdout).not.toContain('Prisma Admin')
  expect((await refract.run(work, 'admin')).stderr).toContain("doesn't support Prisma")
})
