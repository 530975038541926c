import { expect } from 'vitest'
import { buildModel } from '../../../src/datamodel/build-model.js'
import { checkDatamodel } from '../../../src/datamodel/check-datamodel.js'
import { parseDatamodel } from '../../../src/datamodel/parse-datamodel.js'
import { whichSyntax } from '../../../src/datamodel/which-syntax.js'
import type { Dialect } from '../../../src/connector/sql/dialect/dialect.js'
import { Problem } from '../../../src/errors/problem.js'
import { coerceVariables } from '../../../src/graphql/document/coerce-variables.js'
import { parseDocument } from '../../../src/graphql/document/parse-document.js'
import { defaultQueryLimits } from '../../../src/graphql/document/query-limits.js'
import { knownDocument } from '../../../src/graphql/document/request-cache.js'
import { buildGraphqlSchema } from '../../../src/graphql/schema/build-graphql-schema.js'
import { toRootFields, type RootField } from '../../../src/graphql/to-operation/to-operation.js'
import { relatedTypesOf } from '../../../src/model/lookup.js'
import type { Model } from '../../../src/model/model.js'
import type { Bindings } from '../../../src/model/value.js'
import { planOperation } from '../../../src/connector/sql/plan/plan-operation.js'
import { printPlan, summarizeStatement } from '../../../src/connector/sql/plan/print-plan.js'
import { rowsOfList } from '../../../src/connector/sql/plan/read/split-read.js'
import type { Capabilities } from '../../../src/connector/sql/tree/capabilities.js'
import type { SqlQuery } from '../../../src/connector/sql/tree/sql-query.js'
import type { Statement } from '../../../src/connector/sql/tree/tree.js'
import { storageOfModel } from '../../../src/connector/sql/storage/storage-of-model.js'
import type { GoldenCase } from './golden-cases.js'
import { atOnce } from '../../../src/util/slices.js'

/** Service and stage that every case is deployed as. */
export const goldenService = { name: 'app', stage: 'dev' } as const

/** What a case comes to on one dialect, found without a database. */
export interface PlannedCase {
  readonly plan: string
  /** In the order in which the plans name them. */
  readonly statements: readonly { readonly summary: string; readonly query: SqlQuery }[]
}

/** Datamodel and request -> what is asked, where it is stored, and the request's variables. */
export function understoodCase(golden: GoldenCase, dialect: Dialect) {
  const model = modelOf(golden.datamodel, dialect)
  const namespace = `${goldenService.name}${dialect.projectIdSeparator}${goldenService.stage}`
  return { storage: storageOfModel(model, { namespace }), ...readRequest(golden, model) }
}

/** Datamodel and request -> plans and SQL text. */
export function plannedCase(golden: GoldenCase, dialect: Dialect): PlannedCase {
  const { rootFields, storage } = understoodCase(golden, dialect)
  const statements = new Map<Statement, PlannedCase['statements'][number]>()
  const reference = (statement: Statement): string => {
    const summary = summarizeStatement(statement)
    if (!statements.has(statement)) statements.set(statement, { summary, query: sentQuery(statement, dialect) })
    return `#${String([...statements.keys()].indexOf(statement) + 1)} ${summary}`
  }
  const printField = (field: RootField): string => {
    if (field.kind !== 'operation') return field.kind === 'failing' ? `fails: ${field.problem.message}` : field.kind
    try {
      return printPlan(atOnce(planOperation(field.operation, storage, dialect.capabilities)), reference)
    } catch (error) {
      if (error instanceof Problem) return `refused: ${error.message}`
      throw error
    }
  }
  const plan = rootFields.map((field) => `${field.key}\n${printField(field).replace(/^/gm, '  ')}\n`).join('\n')
  return { plan, statements: [...statements.values()] }
}

/** As it is sent first: where items of lists may be too long for a form, another one follows. */
function sentQuery(statement: Statement, dialect: Dialect): SqlQuery {
  const sent = sentForm(statement, dialect.capabilities)
  const query = dialect.render(sent)
  return (sent.kind === 'select' ? dialect.renderBrief?.(sent, query)[0] : undefined) ?? query
}

/** Some databases read the items of a list as rows. */
function sentForm(statement: Statement, capabilities: Capabilities): Statement {
  if (statement.kind !== 'select') return statement
  const list = statement.columns[0]?.expression
  return !capabilities.longValues && list?.kind === 'json-list' ? rowsOfList(list) : statement
}

function modelOf(datamodel: string, dialect: Dialect): Model {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  const syntax = whichSyntax(document, undefined)
  const { problems } = checkDatamodel(document, { syntax, uuidIds: dialect.capabilities.uuidIds, decimalDigits: 65 })
  expect(problems).toEqual([])
  return buildModel(document, { syntax, previous: undefined, newId: () => 'id' }).model
}

function readRequest(
  golden: GoldenCase,
  model: Model,
): { readonly rootFields: readonly RootField[]; readonly variables: Bindings['variables'] } {
  const graphqlSchema = atOnce(buildGraphqlSchema(model, { rawDatabases: [] }))
  const parsed = parseDocument(golden.request, defaultQueryLimits)
  if (parsed.kind !== 'document') throw new Error(`the request of ${golden.folder} does not parse`)
  const document = atOnce(knownDocument<object>(golden.request, parsed.document, graphqlSchema))
  expect(document.errors).toEqual([])
  const operation = document.operation(undefined)
  if (typeof operation === 'string') throw new Error(operation)
  const coerced = coerceVariables(operation.variables, golden.variables, golden.request)
  if (coerced.kind === 'errors') throw new Error(JSON.stringify(coerced.errors))
  const { fragments } = document
  const variables = coerced.values
  return {
    rootFields: atOnce(
      toRootFields(operation.node, {
        graphqlSchema,
        fragments,
        variables,
        batchLimit: defaultQueryLimits.batch,
        relatedModel: relatedTypesOf(model),
      }),
    ),
    variables,
  }
}
