import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { everyKind, everyValue, pairText, valueText } from './every-kind.js'
import { transferProject, writeDocuments, type Documents, type TransferProject } from './transfer-support.js'

eachDatabase('transfers', (database) => {
  let server: TestServer
  let project: TransferProject
  let url: URL
  beforeAll(async () => {
    server = await startServer(database)
    const service = await deployService(server, everyKind)
    url = new URL(service.url)
    project = transferProject(service.url, everyKind)
  })
  afterAll(async () => {
    project.remove()
    await server.stop()
  })

  test('bring every scalar and relation of every layout there and back, row by row', async () => {
    writeDocuments(project, 'data', everyValue, 4)
    await project.call(0, 'import', '--data', 'data')
    await project.call(0, 'export', '--path', 'first.zip')
    const first = await project.exported('first.zip')
    expect(first.nodes.map(valueText).sort()).toEqual(everyValue.nodes.map(valueText).sort())
    expect(first.lists.map(valueText).sort()).toEqual(everyValue.lists.map(valueText).sort())
    expect(first.relations.map(pairText).sort()).toEqual(everyValue.relations.map(pairText).sort())
    expect(await copied('import', '--data', 'first.zip')).toEqual(first)
  })

  for (const format of ['json', 'csv'])
    test(`bring the same there and back as ${format}, a file for each type`, async () => {
      await project.call(0, 'export', '--path', `before-${format}.zip`)
      const before = await project.exported(`before-${format}.zip`)
      await project.call(0, 'export', '--format', format, '--path', format)
      expect(readdirSync(join(project.folder, format)).sort()).toEqual(
        ['Numbered', 'Person', 'Thing'].map((name) => `${name}.${format}`),
      )
      const after = await copied('import', '--data', format)
      expect(after).toEqual(before)
      expect(existsSync(join(project.folder, '.import.tables'))).toBe(false)
    })

  for (const format of ['json', 'csv'])
    test(`keep the digits of numbers in Json in ${format}`, async () => {
      await project.call(0, 'reset', '--force')
      const long = '{\\"whole\\":123456789012345678901234567890,\\"part\\":0.12345678901234567890123}'
      await server.query(url.pathname.slice(1), `mutation { createThing(data: { json: "${long}" }) { id } }`)
      const stored = async (): Promise<string> => {
        const body = JSON.stringify({ query: '{ things { json } }' })
        return (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text()
      }
      const before = await stored()
      expect(before).toMatch(/1\.?23456789012345678901234567890?.*0\.12345678901234567890123/)
      await project.call(0, 'export', '--format', format, '--path', `digits-${format}`)
      await copied('import', '--data', `digits-${format}`)
      expect(await stored()).toBe(before)
    })

  /** What is there after all was deleted and imported again. */
  async function copied(...words: readonly string[]): Promise<Documents> {
    await project.call(0, 'reset', '--force')
    await project.call(0, ...words)
    await project.call(0, 'export', '--path', 'copy.zip')
    return project.exported('copy.zip')
  }
})
