import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ourFile } from './compose-files.js'
import { testNetwork } from './container.js'
import { containersOf, serving } from './containers.js'
import { imageNames } from './docker-state.js'
import { dockerSuite } from './docker.js'
import { report, secondsOf } from './report.js'
import { createStack, type Stack } from './stack.js'

dockerSuite('the command line in the image', (docker) => {
  const start = containersOf(docker)
  const stacks: Stack[] = []
  const folderOf = async (composeFile: string): Promise<Stack> => {
    const stack = await createStack(docker, composeFile)
    stacks.push(stack)
    return stack
  }
  afterEach(() => Promise.all(stacks.splice(0).map((stack) => stack.remove())))

  test('deploys a mounted project with docker exec, and exports and imports it with docker run', async () => {
    // the file's services are not started: its folder is what is mounted
    const { folder } = await folderOf(ourFile('project'))
    for (const name of ['datamodel.prisma', 'seed.graphql'])
      writeFileSync(join(folder, name), readFileSync(join('examples', name), 'utf8'))
    const writeProject = (host: string): void => {
      writeFileSync(
        join(folder, 'prisma.yml'),
        `endpoint: http://${host}:4466/bakery/dev\ndatamodel: datamodel.prisma\nseed:\n  import: seed.graphql\n`,
      )
    }
    writeProject('localhost')
    const server = await start([`--volume=${folder}:/service`, '--workdir=/service'])
    await server.untilLogged(serving)
    expect(await docker.run('exec', server.name, 'refract', 'deploy')).toContain('Your Prisma endpoint is live')
    expect(await docker.run('exec', server.name, 'refract', 'list')).toMatch(/^bakery +dev +local$/m)
    expect(await docker.run('exec', server.name, 'refract', 'health', '--json')).toContain('{')
    writeProject(server.name)
    mkdirSync(join(folder, 'out'))
    const command = async (...words: readonly string[]): Promise<string> =>
      docker.run(
        ...['run', '--rm', `--network=${await testNetwork(docker)}`, `--volume=${folder}:/service`],
        ...['--workdir=/service', '--entrypoint=refract', imageNames.server, ...words],
      )
    expect(await command('export', '--path', 'out/bakery.zip')).toContain('Exported service to out/bakery.zip')
    await command('reset', '--force')
    expect(await command('import', '--data', 'out/bakery.zip')).toContain('Uploading nodes')
    expect(await command('info', '--json')).toContain(`http://${server.name}:4466/bakery/dev`)
    const products = await docker.run(
      ...['exec', server.name, 'node', '-e'],
      "fetch('http://localhost:4466/bakery/dev',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({query:'{products(orderBy:name_ASC){name}}'})}).then(async(r)=>console.log(await r.text()))",
    )
    expect(JSON.parse(products)).toEqual({
      data: { products: ['Almond cake', 'Cardamom bun', 'Rye bread'].map((name) => ({ name })) },
    })
  })

  test('deploys the project of our compose file before it is healthy, and refuses to lose data', async () => {
    const stack = await folderOf(ourFile('project').replace('../examples', './project'))
    const project = join(stack.folder, 'project')
    mkdirSync(project)
    for (const name of ['prisma.yml', 'datamodel.prisma', 'seed.graphql'])
      writeFileSync(join(project, name), readFileSync(join('examples', name), 'utf8'))
    const seconds = await secondsOf(async () => {
      await stack.compose('up', '-d')
      await stack.untilHealthy()
    })
    report(`our project file: deployed, seeded and healthy ${seconds} after  docker-compose up -d`)
    const products = '{ products(orderBy: name_ASC) { name price } }'
    const seeded = {
      data: {
        products: [
          { name: 'Almond cake', price: 24 },
          { name: 'Cardamom bun', price: 1.9 },
          { name: 'Rye bread', price: 3.2 },
        ],
      },
    }
    expect(await stack.query('bakery/dev', products)).toEqual(seeded)
    const datamodel = join(project, 'datamodel.prisma')
    writeFileSync(datamodel, readFileSync(datamodel, 'utf8').replace(/^ +price:.*\n/m, ''))
    await stack.compose('restart', '--timeout', '3')
    await stack.untilLogged('prisma', 'deploying /service/prisma.yml may lose data')
    const status = await fetch(`${stack.url()}/status`)
    expect(status.status).toBe(503)
    expect(await status.text()).toContain('may lose data')
    expect(await stack.query('bakery/dev', products)).toEqual(seeded)
  })
})
