import { expect } from 'vitest'
import { buildModel } from '../../../src/datamodel/build-model.js'
import { checkDatamodel } from '../../../src/datamodel/check-datamodel.js'
import { parseDatamodel } from '../../../src/datamodel/parse-datamodel.js'
import { whichSyntax } from '../../../src/datamodel/which-syntax.js'
import type { Dialect } from '../../../src/dialect/dialect.js'
import { Problem } from '../../../src/errors/problem.js'
import { coerceVariables } from '../../../src/graphql/document/coerce-variables.js'
import { createRequestCache } from '../../../src/graphql/document/request-cache.js'
import { buildGraphqlSchema } from '../../../src/graphql/schema/build-graphql-schema.js'
import { toRootFields, type RootField } from '../../../src/graphql/to-operation/to-operation.js'
import { relatedTypesOf } from '../../../src/model/lookup.js'
import type { Model } from '../../../src/model/model.js'
import { planOperation } from '../../../src/plan/plan-operation.js'
import { printPlan, summarizeStatement } from '../../../src/plan/print-plan.js'
import { readingThatFits } from '../../../src/plan/read/fit-read.js'
import { planLevels, rowsOfList } from '../../../src/plan/read/levels.js'
import type { Capabilities } from '../../../src/sql/capabilities.js'
import type { SqlQuery } from '../../../src/sql/sql-query.js'
import type { Statement } from '../../../src/sql/tree.js'
import { storageOfModel } from '../../../src/storage/storage-of-model.js'
import type { GoldenCase } from './golden-cases.js'

/** Service and stage that every case is deployed as. */
export const goldenService = { name: 'app', stage: 'dev' } as const

/** What a case comes to on one dialect, found without a database. */
export interface PlannedCase {
  readonly plan: string
  /** In the order in which the plans name them. */
  readonly statements: readonly { readonly summary: string; readonly query: SqlQuery }[]
}

/** Datamodel and request -> plans and SQL text. */
export function plannedCase(golden: GoldenCase, dialect: Dialect): PlannedCase {
  const model = modelOf(golden.datamodel, dialect)
  const namespace = `${goldenService.name}${dialect.projectIdSeparator}${goldenService.stage}`
  const storage = storageOfModel(model, { namespace })
  const statements = new Map<Statement, PlannedCase['statements'][number]>()
  const reference = (statement: Statement): string => {
    const summary = summarizeStatement(statement)
    if (!statements.has(statement))
      statements.set(statement, { summary, query: dialect.render(sentForm(statement, dialect.capabilities)) })
    return `#${String([...statements.keys()].indexOf(statement) + 1)} ${summary}`
  }
  const printField = (field: RootField): string => {
    if (field.kind !== 'operation') return field.kind === 'failing' ? `fails: ${field.problem.message}` : field.kind
    try {
      return printPlan(planOperation(field.operation, storage, dialect.capabilities), reference)
    } catch (error) {
      if (error instanceof Problem) return `refused: ${error.message}`
      throw error
    }
  }
  const plan = rootFields(golden, model)
    .map((field) => `${field.key}\n${printField(field).replace(/^/gm, '  ')}\n`)
    .join('\n')
  return { plan, statements: [...statements.values()] }
}

/** Some databases read the items of a list as rows, and lists inside of rows by statements that only the run can make. */
function sentForm(statement: Statement, capabilities: Capabilities): Statement {
  if (statement.kind !== 'select') return statement
  const list = statement.columns[0]?.expression
  const select = !capabilities.longValues && list?.kind === 'json-list' ? rowsOfList(list) : statement
  return readingThatFits(select, capabilities) === 'by-level' ? planLevels(select).select : select
}

function modelOf(datamodel: string, dialect: Dialect): Model {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  const syntax = whichSyntax(document, undefined)
  const { problems } = checkDatamodel(document, { syntax, uuidIds: dialect.capabilities.uuidIds })
  expect(problems).toEqual([])
  return buildModel(document, { syntax, previous: undefined, newId: () => 'id' }).model
}

function rootFields(golden: GoldenCase, model: Model): readonly RootField[] {
  const graphqlSchema = buildGraphqlSchema(model, { rawDatabases: [] })
  const document = createRequestCache<object>(graphqlSchema).read(golden.request)
  if ('syntaxError' in document) throw new Error(document.syntaxError)
  expect(document.errors).toEqual([])
  const operation = document.operation(undefined)
  if (typeof operation === 'string') throw new Error(operation)
  const coerced = coerceVariables(operation.variables, golden.variables, golden.request)
  if (coerced.kind === 'errors') throw new Error(JSON.stringify(coerced.errors))
  const { fragments } = document
  return toRootFields(operation.node, {
    graphqlSchema,
    fragments,
    variables: coerced.values,
    relatedModel: relatedTypesOf(model),
  })
}
