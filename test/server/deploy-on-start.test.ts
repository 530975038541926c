import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { until } from '../support/until.js'

const statusOf = async ({ url }: TestServer): Promise<readonly [number, string]> => {
  const response = await fetch(`${url}/status`, { headers: { Accept: 'application/json' } })
  return [response.status, await response.text()]
}

eachDatabase('a project that is deployed when the server starts', (database) => {
  test('is seeded once, makes the server healthy, and loses no data', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'refract-service-'))
    for (const name of ['prisma.yml', 'datamodel.prisma', 'seed.graphql'])
      copyFileSync(`examples/${name}`, join(folder, name))
    // on MySQL every test sees the others' services
    const prismaYml = join(folder, 'prisma.yml')
    writeFileSync(prismaYml, readFileSync(prismaYml, 'utf8').replace('/bakery/dev', '/patisserie/dev'))
    const environment = { REFRACT_DEPLOY_ON_START: folder, HOME: folder }
    const products = async (server: TestServer) =>
      (await server.query('patisserie/dev', '{ productsConnection { aggregate { count } } }')).data
    const seeded = { productsConnection: { aggregate: { count: 3 } } }
    // nobody else may deploy, and the secret is not told
    const first = await startServer(database, {
      environment,
      configuration: { managementApiSecret: 'sugar', enableManagementApi: false },
    })
    await until(async () => (await statusOf(first))[0] === 200, { explain: first.output })
    expect(await products(first)).toEqual(seeded)
    await first.stop()

    const second = await restartServer(database, first.configuration, { environment })
    await until(async () => (await statusOf(second))[0] === 200, { explain: second.output })
    expect(await products(second)).toEqual(seeded)
    await second.stop()

    const path = join(folder, 'datamodel.prisma')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^ {2}price: .*\n/m, ''))
    const third = await restartServer(database, first.configuration, { environment })
    await until(async () => (await statusOf(third))[1].includes('may lose data'), { explain: third.output })
    expect((await statusOf(third))[0]).toBe(503)
    expect(await products(third)).toEqual(seeded)
    await third.stop()

    writeFileSync(path, `${readFileSync(path, 'utf8')}\ntype Tray { id: ID! @id size: Tiny }\n`)
    const fourth = await restartServer(database, first.configuration, { environment })
    const unknown = "Tray.size: The field `size` has the type `Tiny` but there's no type or enum declaration"
    await until(async () => (await statusOf(fourth))[1].includes(unknown), { explain: fourth.output })
    expect(fourth.output()).not.toContain('Deploy a first service')
    await fourth.stop()
    rmSync(folder, { recursive: true })
  })
})
