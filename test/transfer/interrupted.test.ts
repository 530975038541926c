import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unframed } from '../cli/unframed.js'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import {
  documentsIn,
  transferProject,
  writeDocuments,
  type Documents,
  type TransferProject,
} from './transfer-support.js'

const datamodel = `
  type User { id: ID! @id name: String! labels: [String] @scalarList(strategy: RELATION) posts: [Post] }
  type Post { id: ID! @id title: String! author: User @relation(link: INLINE) tags: [Tag] }
  type Tag { id: ID! @id name: String! @unique posts: [Post] }`

const rows = 6000
const id = (letter: string, number: number): string => `${letter}${String(number).padStart(6, '0')}`
const numbers = Array.from({ length: rows }, (_, index) => index)

/** Lists that documents share, long texts, so that there are many pages and files. */
const data: Documents = {
  nodes: [
    ...numbers.map((n) => ({ _typeName: 'User', id: id('u', n), name: `name ${String(n)} ${'x'.repeat(400)}` })),
    ...numbers.map((n) => ({ _typeName: 'Post', id: id('p', n), title: `title ${String(n)}` })),
    ...numbers.slice(0, 100).map((n) => ({ _typeName: 'Tag', id: id('t', n), name: `tag ${String(n)}` })),
  ],
  lists: numbers.map((n) => ({ _typeName: 'User', id: id('u', Math.floor(n / 7)), labels: ['a', 'a', String(n % 2)] })),
  relations: [
    ...numbers.map((n) => [
      { _typeName: 'Post', id: id('p', n), fieldName: 'author' },
      { _typeName: 'User', id: id('u', n % 50) },
    ]),
    ...numbers.map((n) => [
      { _typeName: 'Post', id: id('p', n), fieldName: 'tags' },
      { _typeName: 'Tag', id: id('t', n % 100) },
    ]),
  ],
}

eachDatabase('interrupted transfers', (database) => {
  let server: TestServer
  let project: TransferProject
  let whole: Documents
  beforeAll(async () => {
    server = await startServer(database)
    const { url } = await deployService(server, datamodel)
    project = transferProject(url, datamodel)
    writeDocuments(project, 'data', data, 500)
    await project.call(0, 'import', '--data', 'data')
    await project.call(0, 'export', '--path', 'whole.zip')
    whole = await project.exported('whole.zip')
  })
  afterAll(async () => {
    project.remove()
    await server.stop()
  })

  const stateText = (folder: string): string => {
    const path = join(project.folder, folder, 'state.json')
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }

  test('an export that was killed goes on and is whole', async () => {
    const pages = join(project.folder, 'cut.zip.partial', 'nodes')
    await project.killed(['export', '--path', 'cut.zip'], () => existsSync(pages) && readdirSync(pages).length > 1)
    expect(existsSync(join(project.folder, 'cut.zip'))).toBe(false)
    await project.call(0, 'export', '--resume')
    expect(await project.exported('cut.zip')).toEqual(whole)
    expect(existsSync(join(project.folder, 'cut.zip.partial'))).toBe(false)
    expect(unframed((await project.call(1, 'export', '--resume', '--path', 'cut.zip')).stderr)).toContain(
      'no interrupted export',
    )
  })

  for (const kind of ['nodes', 'lists', 'relations'])
    test(`an import that was killed at its ${kind} goes on and is whole`, async () => {
      await project.call(0, 'reset', '--force')
      await project.killed(['import', '--data', 'data'], () => {
        const text = stateText('data')
        return text.includes(`"sending":{"kind":"${kind}"`) && new RegExp(`"${kind}":[2-9]`).test(text)
      })
      const { stdout, stderr } = await project.call(0, 'import', '--data', 'data', '--resume')
      expect(stdout).toContain('(already imported)')
      expect(stderr).toBe('')
      await project.call(0, 'export', '--path', `again-${kind}.zip`)
      expect(await project.exported(`again-${kind}.zip`)).toEqual(whole)
    })

  test('an import whose server was killed goes on and is whole', async () => {
    await project.call(0, 'reset', '--force')
    const importing = project.call(1, 'import', '--data', 'data')
    while (!/"lists":[2-9]/.test(stateText('data'))) await new Promise((done) => setTimeout(done, 1))
    await server.stop('SIGKILL')
    await importing
    server = await restartServer(database, server.configuration)
    await project.call(0, 'import', '--data', 'data')
    await project.call(0, 'export', '--path', 'restarted.zip')
    expect(await project.exported('restarted.zip')).toEqual(whole)
  })
})

eachDatabase(
  'refused values',
  (database) => {
    let server: TestServer
    let project: TransferProject
    beforeAll(async () => {
      server = await startServer(database)
      const { url } = await deployService(server, datamodel)
      project = transferProject(url, datamodel)
    })
    afterAll(async () => {
      project.remove()
      await server.stop()
    })

    const tag = (number: number, name = `tag ${String(number)}`) => ({ _typeName: 'Tag', id: id('t', number), name })

    test('are told with file, line and reason, do not lose the rest, and can be mended', async () => {
      const values = [tag(1), tag(2), tag(3, 'tag 1'), tag(4)]
      project.write(
        'data/nodes/1.json',
        `{"valueType":"nodes","values":[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]}`,
      )
      project.write('data/nodes/2.json', JSON.stringify({ valueType: 'nodes', values: [tag(5), tag(2)] }))
      project.write(
        'data/relations/1.json',
        JSON.stringify({
          valueType: 'relations',
          values: [
            [
              { ...tagSide(9), fieldName: 'posts' },
              { _typeName: 'Post', id: 'none' },
            ],
          ],
        }),
      )
      const { stdout, stderr } = await project.call(1, 'import', '--data', 'data')
      expect(stdout).toMatch(/nodes\/1\.json:4, value 3: Failure inserting Tag with Id: t000003\. Cause: .+/)
      expect(stdout).toMatch(/nodes\/2\.json:1, value 2: Failure inserting Tag with Id: t000002\. Cause: .+/)
      expect(stdout).toMatch(/relations\/1\.json:1, value 1: Failure inserting into relationtable _PostToTag .+/)
      expect(unframed(stderr)).toContain('3 values were refused, all others are imported')
      const kept = documentsIn(join(project.folder, 'data.refused'))
      expect(kept).toEqual({
        nodes: [tag(3, 'tag 1'), tag(2)],
        lists: [],
        relations: [
          [
            { ...tagSide(9), fieldName: 'posts' },
            { _typeName: 'Post', id: 'none' },
          ],
        ],
      })
      project.write('mended/nodes/1.json', JSON.stringify({ valueType: 'nodes', values: [tag(3)] }))
      await project.call(0, 'import', '--data', 'mended')
      await project.call(0, 'export', '--path', 'mended.zip')
      expect((await project.exported('mended.zip')).nodes).toEqual([tag(1), tag(2), tag(3), tag(4), tag(5)])
    })

    test('end a strict import, which goes on when they are mended', async () => {
      await project.call(0, 'reset', '--force')
      const write = (file: number, values: readonly unknown[]): void => {
        project.write(`strict/nodes/${String(file)}.json`, JSON.stringify({ valueType: 'nodes', values }))
      }
      write(1, [tag(1)])
      write(2, [tag(2), tag(3, 'tag 1')])
      write(10, [tag(4)])
      const { stderr } = await project.call(1, 'import', '--data', 'strict', '--strict')
      expect(unframed(stderr)).toContain('2.json was not imported whole: 1 of its values were refused.')
      write(2, [tag(2), tag(3)])
      const { stdout } = await project.call(0, 'import', '--data', 'strict', '--strict')
      expect(stdout).toContain('nodes/1.json (already imported)')
      await project.call(0, 'export', '--path', 'strict.zip')
      expect((await project.exported('strict.zip')).nodes).toEqual([tag(1), tag(2), tag(3), tag(4)])
    })

    test('of tables are told before anything is sent', async () => {
      for (const [name, text, fault] of [
        ['Tag.csv', 'id,name\nt1,"a\nb"\nt2,c,d\n', 'Tag.csv:4: the row has 3 cells, the header only 2.'],
        ['Tag.csv', 'id,name\nt1,"a', 'the quote that opens in line 2 is never closed'],
        ['Tag.csv', 'id,colour\nt1,red\n', 'Tag.csv:2: colour is no column of Tag. Expected id, name'],
        ['Tag.csv', 'name\nred\n', 'Tag.csv:2: the row has no id.'],
        ['User.csv', 'id,name,labels\nu1,x,a\n', 'User.csv:2: labels must be JSON, but it is a.'],
        ['Tag.json', '[{"id":"t1","name":"x"},\n7]', 'Tag.json:2: a row must be an object.'],
        ['Tag.json', '{"id":"t1"}', 'a list is expected, found {'],
        ['Nope.json', '[]', 'is named after no type of the datamodel. Expected one of User, Post, Tag'],
      ] as const) {
        const folder = `tables-${String(Math.random()).slice(2)}`
        project.write(`${folder}/${name}`, text)
        expect(unframed((await project.call(1, 'import', '--data', folder)).stderr)).toContain(fault)
      }
    })
  },
  { only: ['sqlite', 'postgres', 'mysql'], because: 'one of each dialect tells the same' },
)

const tagSide = (number: number) => ({ _typeName: 'Tag', id: id('t', number) })

test('an export from the original, which prints its pages in lines and cannot count', async () => {
  const page = {
    out: {
      jsonElements: [
        { _typeName: 'Tag', id: 't1', name: 'a "b" [c]\n' },
        { _typeName: 'Tag', id: 't2', name: '' },
      ],
      size: 99,
    },
    cursor: { table: -1, row: -1, field: -1, array: -1 },
    isFull: false,
  }
  const empty = { ...page, out: { jsonElements: [], size: 0 } }
  const original = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const reply =
        request.url?.endsWith('/export') !== true
          ? { errors: [{ message: 'no such field' }], data: null }
          : body.includes('nodes')
            ? page
            : empty
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify(reply, null, 2).replace(/": /g, '" : '))
    })
  }).listen(0, '127.0.0.1')
  await new Promise((done) => original.once('listening', done))
  const { port } = original.address() as AddressInfo
  const project = transferProject(`http://127.0.0.1:${String(port)}/shop/dev`, datamodel)
  try {
    await project.call(0, 'export', '--path', 'original')
    expect(await project.exported('original.zip')).toEqual({ nodes: page.out.jsonElements, lists: [], relations: [] })
  } finally {
    project.remove()
    original.close()
  }
})
