import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { serviceOn } from '../support/service.js'
import { token } from '../support/token.js'
import { refractCli, shownCall, type Refract } from './run-refract.js'

const files: Readonly<Record<string, string>> = {
  'database/datamodel.graphql': 'type User { id: ID! @unique email: String! @unique }',
  'database/seed.graphql': 'mutation { createUser(data: {email: "ada@example.org"}) { id } }',
  'database/prisma.yml': `service: blog
stage: \${env:PRISMA_STAGE}
cluster: \${env:PRISMA_CLUSTER}
datamodel: datamodel.graphql
secret: \${env:PRISMA_SECRET}
schema: ../src/generated/prisma.graphql
seed:
  import: seed.graphql
hooks:
  post-deploy:
    - prisma generate
    - nosuchcmd get-schema --project database
`,
  '.graphqlconfig.yml': `projects:
  app:
    schemaPath: src/schema.graphql
    extensions:
      endpoints:
        default: http://localhost:4000
  database:
    schemaPath: src/generated/prisma.graphql
    extensions:
      prisma: database/prisma.yml
`,
  '.env': 'PRISMA_STAGE=dev\nPRISMA_CLUSTER=own\nPRISMA_SECRET=a-secret\n',
}

eachDatabase(
  'a project of version 1.8',
  (database) => {
    let server: TestServer
    let refract: Refract
    let work: string
    beforeAll(async () => {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      })
      server = await startServer(database, { configuration: { legacySecret: publicKey } })
      refract = refractCli('prisma1')
      work = mkdtempSync(join(tmpdir(), 'refract-old-'))
      const host = `http://localhost:${String(server.port)}`
      const clusters = { own: { host, clusterSecret: privateKey }, keyless: { host, clusterSecret: '' } }
      const all = { ...files, [join(refract.home, '.prisma/config.yml')]: stringify({ clusters }) }
      for (const [name, text] of Object.entries(all)) {
        const path = resolve(work, name)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, text)
      }
    })
    afterAll(async () => {
      refract.remove()
      await server.stop()
      rmSync(work, { recursive: true })
    })

    test('is deployed, seeded and told of from its folder and those below', async () => {
      const hide = { [work]: 'FOLDER', [String(server.port)]: 'PORT', [refract.home]: 'HOME' }
      const shown: string[] = []
      const call = async (environment: Readonly<Record<string, string>>, folder: string, ...words: readonly string[]) =>
        shown.push(shownCall(words, await refract.runWith(environment, folder, ...words), hide))
      mkdirSync(join(work, 'src/deep'), { recursive: true })
      await call({}, work, 'deploy')
      await call(
        { PRISMA_STAGE: 'dev', PRISMA_CLUSTER: 'me/own', PRISMA_SECRET: 'a' },
        join(work, 'src/deep'),
        'info',
        '--json',
      )
      await call({ PRISMA_CLUSTER: 'keyless' }, work, 'deploy')
      await call({ PRISMA_CLUSTER: 'me/prisma-eu1' }, work, 'info')
      const { stdout } = await refract.runWith({ PRISMA_CLUSTER: 'unknown' }, work, 'info', '--json')
      expect(stdout).toContain(`\\"unknown\\" is none of the clusters in ${refract.home}/.prisma/config.yml.`)
      await expect(shown.join('\n')).toMatchFileSnapshot(resolve('test/cli/sessions/old-project.txt'))
      const authorization = { Authorization: `Bearer ${token({}, 'a-secret')}` }
      const { data } = await serviceOn(server, { name: 'blog', stage: 'dev' }).query(
        '{ users { email } }',
        {},
        authorization,
      )
      expect(data).toEqual({ users: [{ email: 'ada@example.org' }] })
    })
  },
  { only: ['sqlite'], because: 'the program speaks to the server, not to its database' },
)
