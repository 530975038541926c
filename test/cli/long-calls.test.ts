import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { freePort } from '../support/started-server.js'
import { until } from '../support/until.js'
import { refractCli, type Refract } from './run-refract.js'

eachDatabase(
  'calls that go on, ask, or start other programs',
  (database) => {
    let server: TestServer
    let refract: Refract
    let work: string
    const write = (name: string, text: string) => writeFileSync(join(work, name), text)
    const endpoint = () => `http://localhost:${String(server.port)}`
    beforeAll(async () => {
      server = await startServer(database)
      work = mkdtempSync(join(tmpdir(), 'refract-calls-'))
      // programs that keep what they are given
      mkdirSync(join(work, 'bin'))
      for (const [name, script] of [
        ['xclip', 'cat > clipboard'],
        ['xdg-open', 'echo "$1" > opened'],
      ] as const) {
        write(`bin/${name}`, `#!/bin/sh\n${script}\n`)
        chmodSync(join(work, 'bin', name), 0o755)
      }
      refract = refractCli('refract', { PATH: `${join(work, 'bin')}:${process.env['PATH'] ?? ''}` })
    })
    afterAll(async () => {
      refract.remove()
      await server.stop()
      rmSync(work, { recursive: true })
    })

    /** A call that goes on until it is ended. */
    function begin(...words: readonly string[]) {
      const child = spawn(process.execPath, [resolve('dist/refract.js'), ...words], {
        cwd: work,
        env: { PATH: process.env['PATH'], HOME: refract.home },
      })
      let output = ''
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => (output += text))
      return {
        saying: (text: string) => until(() => output.includes(text), { explain: () => output }),
        clear: () => (output = ''),
        end: () =>
          new Promise((ended) => {
            child.once('exit', ended)
            child.kill('SIGINT')
          }),
      }
    }

    test('deploy asks where, writes it down, and asks again with --new', async () => {
      write('datamodel.prisma', 'type A { id: ID! @id }')
      write('prisma.yml', '# mine\ndatamodel: datamodel.prisma # here\n')
      const responses = (stage: string) =>
        [
          ['Enter the endpoint', `\x15${endpoint()}\r`],
          ['a name for your service', 'asked\r'],
          ['a name for your stage', `${stage}\r`],
        ] as const
      expect((await refract.inTerminal(work, ['deploy'], responses('one'))).screen).toContain(
        `Written endpoint \`${endpoint()}/asked/one\` to prisma.yml`,
      )
      expect(readFileSync(join(work, 'prisma.yml'), 'utf8')).toBe(
        `# mine\ndatamodel: datamodel.prisma # here\n\nendpoint: ${endpoint()}/asked/one\n`,
      )
      await refract.inTerminal(work, ['deploy', '--new'], responses('two'))
      expect(readFileSync(join(work, 'prisma.yml'), 'utf8')).toContain(
        `#endpoint: ${endpoint()}/asked/one\nendpoint: ${endpoint()}/asked/two\n`,
      )
      const { data } = await server.query('management', '{ listProjects { stage } }')
      expect(data).toEqual({ listProjects: [{ stage: 'one' }, { stage: 'two' }] })
    })

    test('deploy --watch follows the files that prisma.yml names, through faults', async () => {
      const yml = (files: string) => `endpoint: ${endpoint()}/watched/dev\ndatamodel: [${files}]\n`
      write('prisma.yml', yml('datamodel.prisma'))
      const deploy = begin('deploy', '--watch', '--force')
      await deploy.saying('Watching for change...')
      deploy.clear()
      write('datamodel.prisma', 'type A { id: ID! @id b: Nothing }')
      await deploy.saying("there's no type or enum declaration with that name")
      await deploy.saying('Watching for change...')
      write('datamodel.prisma', 'type A { id: ID! @id }')
      write('more.prisma', 'type B { id: ID! @id }')
      write('prisma.yml', yml('datamodel.prisma, more.prisma'))
      await deploy.saying('+ Created type `B`')
      deploy.clear()
      await until(
        async () => {
          // the new file is watched once that deploy is over; what is still being written is waited for
          write('more.prisma', 'type B { id: ID! @id c: Int }')
          return (await server.query('watched/dev', '{ bs { c } }')).errors === undefined
        },
        { pauseMs: 1000 },
      )
      expect(await deploy.end()).toBe(0)
    })

    test('admin opens the page, token fills the clipboard, playground serves the page', async () => {
      write('prisma.yml', `endpoint: ${endpoint()}/asked/one\ndatamodel: datamodel.prisma\nsecret: s\n`)
      expect((await refract.run(work, 'deploy', '--quiet')).status).toBe(0)
      const admin = await refract.run(work, 'admin')
      const page = `${endpoint()}/asked/one/_admin?token=`
      expect([admin.status, admin.stdout]).toEqual([
        0,
        expect.stringContaining(`Opening Prisma Admin ${page}`) as string,
      ])
      await until(() => readFileSync(join(work, 'opened'), 'utf8').startsWith(page))
      expect(await refract.run(work, 'token', '--copy')).toEqual({
        status: 0,
        stdout: 'Token copied to clipboard\n',
        stderr: '',
      })
      expect(readFileSync(join(work, 'clipboard'), 'utf8')).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)
      expect((await refract.runWith({ PATH: '' }, work, 'token', '-c')).stderr).toContain('The clipboard cannot be')
      const port = await freePort()
      const url = `http://localhost:${String(port)}/playground`
      const playground = begin('playground', '--server-only', '--port', String(port))
      await playground.saying(`Serving playground at ${url}`)
      expect(await (await fetch(url)).text()).toContain('<title>Refract Playground</title>')
      const response = await fetch(url, { method: 'POST', body: JSON.stringify({ query: '{ as { id } }' }) })
      expect(await response.json()).toEqual({ data: { as: [] } })
      expect((await refract.run(work, 'playground', '-s', '-p', String(port))).stderr).toContain('is already in use')
      await playground.end()
    })
  },
  { only: ['sqlite'], because: 'the program speaks to the server, not to its database' },
)
