import type { Slices } from '../../../../util/slices.js'
import { bound } from '../../../../model/value.js'
import type { WriteOperation } from '../../../../operation/write.js'
import type { SelectColumn } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { responseOfNewRow, idAndResponse } from './response-row.js'
import { combineCreate } from './combine-create.js'
import { planCreate } from './plan-create.js'
import { responseBinding, finish, nodeBinding, type RootPlan } from './root-plan.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

type Create = Extract<WriteOperation, { kind: 'create' }>

/** A create: in one statement that gives the answer, where the database makes one of it. */
export function* planRootCreate(type: TypeStorage, operation: Create, context: WriteContext): Slices<RootPlan> {
  const { steps, ids } = yield* planCreate(type, operation.data, context)
  const inOne =
    context.order === 'exact'
      ? undefined
      : (oneInsert(steps, type, operation, context) ?? oneCombined(steps, type, operation, context))
  const named: Step = { kind: 'bind', name: nodeBinding, value: ids[0] ?? bound(nodeBinding) }
  return finish([...(inOne?.steps ?? steps), named], context, {
    result: bound(nodeBinding),
    ...(inOne ? { response: responseBinding, isSilent: inOne.isSilent } : {}),
  })
}

interface InOne {
  readonly steps: readonly Step[]
  readonly isSilent: boolean
}

/** Nothing but one row is inserted. */
function oneInsert(
  steps: readonly Step[],
  type: TypeStorage,
  { selection }: Create,
  context: WriteContext,
): InOne | undefined {
  if (context.capabilities.returning === 'nothing') return undefined
  const [run, ...others] = steps.filter(({ kind }) => kind !== 'check' && kind !== 'emit-change')
  if (run?.kind !== 'run' || run.statement.kind !== 'insert' || others.length > 0) return undefined
  const alias = 'w'
  const response = responseOfNewRow(type, selection, alias, context)
  if (response === undefined) return undefined
  const columns: readonly SelectColumn[] =
    run.into === undefined ? [{ expression: response }] : idAndResponse(type, alias, response)
  const responding: Step = {
    ...run,
    statement: { ...run.statement, returning: { alias, columns } },
    response: responseBinding,
  }
  return { steps: steps.map((step) => (step === run ? responding : step)), isSilent: false }
}

/** All rows are inserted by one statement; when it writes none, or is refused, the plan in exact order says why. */
function oneCombined(
  steps: readonly Step[],
  type: TypeStorage,
  operation: Create,
  context: WriteContext,
): InOne | undefined {
  if (!context.capabilities.combinesWrites) return undefined
  const combined = combineCreate(steps, operation, type, context)
  if (combined === undefined) return undefined
  context.traits.isReordered = true
  const { statement, madeIds, before, after, isSilent } = combined
  const run: Step = {
    kind: 'run',
    type: type.type.name,
    statement,
    ...(madeIds === undefined ? {} : { into: madeIds }),
    response: responseBinding,
  }
  return { steps: [...before, run, { kind: 'assert-present', value: bound(responseBinding) }, ...after], isSilent }
}
