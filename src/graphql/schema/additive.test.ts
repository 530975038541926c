import { atOnce } from '../../util/slices.js'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { buildModel } from '../../datamodel/build-model.js'
import { checkDatamodel } from '../../datamodel/check-datamodel.js'
import { parseDatamodel } from '../../datamodel/parse-datamodel.js'
import { whichSyntax } from '../../datamodel/which-syntax.js'
import { Problem } from '../../errors/problem.js'
import { buildGraphqlSchema } from './build-graphql-schema.js'
import { collidingNames } from './colliding-names.js'

const realProjects = resolve('../shared/real-projects')
const files = existsSync(realProjects)
  ? readdirSync(realProjects).flatMap((project) =>
      ['datamodel.graphql', 'datamodel.prisma']
        .map((name) => join(realProjects, project, name))
        .filter((path) => existsSync(path)),
    )
  : []
const datamodels = [resolve('examples/datamodel.prisma'), ...files]

/** Undefined for a datamodel that is none, or has a name that a feature takes. */
function schemaOf(datamodel: string): GraphQLSchema | undefined {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) return undefined
  const syntax = whichSyntax(document, undefined)
  if (checkDatamodel(document, { syntax, uuidIds: true, decimalDigits: 65 }).problems.length > 0) return undefined
  const { model } = buildModel(document, { syntax, previous: undefined, newId: () => 'id' })
  if (atOnce(collidingNames(model)).length > 0) return undefined
  return atOnce(buildGraphqlSchema(model, { rawDatabases: ['default'] }))
}

/** What a schema says, a line for each type, field, argument and value, with the types of fields and arguments. */
function linesOf(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const lines = Object.values(schema.getTypeMap()).map((type): [string, readonly string[]] => {
    if (isEnumType(type)) return [type.name, type.getValues().map(({ name }) => name)]
    if (isInputObjectType(type))
      return [type.name, Object.values(type.getFields()).map((field) => `${field.name}: ${String(field.type)}`)]
    if (!isObjectType(type) && !isInterfaceType(type)) return [type.name, []]
    const fields = Object.values(type.getFields()).flatMap((field) => [
      `${field.name}: ${String(field.type)}`,
      ...field.args.map((argument) => `${field.name}(${argument.name}: ${String(argument.type)})`),
    ])
    return [type.name, fields]
  })
  return new Map(lines)
}

describe('with the line of an edition', () => {
  test.skipIf(files.length > 0)(`NOT RUN for real projects: ${realProjects} is not there`, () => undefined)

  test.each(datamodels)('%s keeps every line of its API, in order', (path) => {
    const datamodel = readFileSync(path, 'utf8')
    const plain = schemaOf(datamodel)
    const more = schemaOf(`schema @refract(edition: 1, features: [RAW]) { query: Query }\n${datamodel}`)
    if (plain === undefined || more === undefined) return
    const extended = linesOf(more)
    for (const [name, lines] of linesOf(plain)) {
      const others = extended.get(name) ?? []
      // additions stand behind what was there, in each type and in the arguments of each field
      const kept = others.filter((line) => lines.includes(line))
      expect({ name, lines: kept }).toEqual({ name, lines })
      const fields = (all: readonly string[]): readonly string[] => all.filter((line) => !line.includes('('))
      expect({ name, lines: fields(others).slice(0, fields(lines).length) }).toEqual({ name, lines: fields(lines) })
    }
    expect(extended.size).toBeGreaterThan(linesOf(plain).size)
  })
})
