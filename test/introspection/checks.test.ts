import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { refractCli, type Refract } from '../cli/run-refract.js'
import { eachDatabase } from '../support/databases.js'
import { foreignDatabase } from './foreign-database.js'

/** Tables and the datamodel over them, in the order of docs/contract/introspection.md. */
interface IntrospectionCase {
  readonly title: string
  readonly connector: 'postgres' | 'mysql' | 'sqlite'
  readonly sql: readonly string[]
  readonly base?: string
  readonly deployable?: boolean
  readonly refract?: boolean
  readonly prints: string
}

const folder = 'test/introspection/cases'
const files = readdirSync(folder).sort()
const isUpdate = Boolean(process.env['UPDATE_CASES'])

eachDatabase('prints of tables', (database) => {
  let refract: Refract
  beforeAll(() => {
    refract = refractCli()
  })
  afterAll(() => {
    refract.remove()
  })

  for (const file of files) {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    const { title, connector, sql, base, deployable, refract: isRefract, prints } = parse(text) as IntrospectionCase
    if (connector !== database.connector) continue
    test(title, async () => {
      const foreign = await foreignDatabase(database)
      try {
        await foreign.run(...sql)
        if (base !== undefined) writeFileSync(join(refract.home, 'datamodel.prisma'), base)
        writeFileSync(
          join(refract.home, 'prisma.yml'),
          base === undefined ? 'generate: []\n' : 'datamodel: datamodel.prisma\n',
        )
        const asked = [...(deployable === true ? ['--deployable'] : []), ...(isRefract === true ? ['--refract'] : [])]
        const words = [...foreign.flags, '--sdl', ...asked]
        const { status, stdout, stderr } = await refract.run(refract.home, 'introspect', ...words)
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
        if (isUpdate) writeFileSync(path, withPrints(text, stdout))
        else expect(stdout).toBe(prints)
      } finally {
        await foreign.close()
      }
    })
  }
})

const withPrints = (text: string, prints: string): string =>
  `${text.slice(0, text.indexOf('prints:'))}prints: |\n${prints.replace(/^(?=.)/gm, '  ')}`
