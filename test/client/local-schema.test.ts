import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { buildLocalSchema } from '../../src/generate/local-schema/build-local-schema.js'
import { installedPackages } from '../cli/installed-packages.js'

const projects = resolve('../shared/real-projects')

/** Names, directives and shapes for which the two ways to a schema differ. */
const own = readFileSync('test/client/programs/odd-names.graphql', 'utf8')

/** The original takes its time: some of the projects, large and small. */
const sample = (names: readonly string[]): readonly string[] => names.filter((_, place) => place % 6 === 0)

/** Prints the schemas that the original's own package computes, as JSON. */
const program = `
const { default: schemaOf } = require('prisma-generate-schema')
const { DatabaseType } = require('prisma-datamodel')
const datamodels = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'))
process.stdout.write(JSON.stringify(datamodels.map((text) => [schemaOf(text, DatabaseType.postgres), schemaOf(text, DatabaseType.mongo)])))
`

test('the schema text of generate is that of the original, byte for byte', () => {
  const datamodels = [
    own,
    ...(existsSync(projects)
      ? sample(readdirSync(projects)).map((name) => readFileSync(join(projects, name, 'datamodel.graphql'), 'utf8'))
      : []),
  ]
  const folder = mkdtempSync(join(tmpdir(), 'refract-local-schema-'))
  writeFileSync(join(folder, 'datamodels.json'), JSON.stringify(datamodels))
  writeFileSync(join(folder, 'program.cjs'), program)
  const response = execFileSync(process.execPath, [join(folder, 'program.cjs'), join(folder, 'datamodels.json')], {
    env: { NODE_PATH: join(installedPackages({ prisma1: '1.34.12' }), 'node_modules') },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  rmSync(folder, { recursive: true })
  const expected = JSON.parse(response) as readonly (readonly string[])[]
  datamodels.forEach((datamodel, place) => {
    for (const [kind, isDocumentDatabase] of [false, true].entries())
      expect(buildLocalSchema(datamodel, { isDocumentDatabase })).toBe(expected[place]?.[kind])
  })
}, 300_000)
