import { valueAt } from '../../../../util/value-at.js'
import type { Slices } from '../../../../util/slices.js'
import type { Renames } from '../../../../datamodel/renames.js'
import { isIdField } from '../../../../model/lookup.js'
import type { Catalog } from '../../tree/catalog.js'
import type { IndexNaming } from '../../tree/index-naming.js'
import type { IndexSupport } from '../../tree/index-support.js'
import type { Storage } from '../../storage/storage.js'
import { assumeRenames } from './assume-renames.js'
import type { TableChange } from './change.js'
import type { DropEffect, Effect } from './effect.js'
import { createChangePlan, presentId, type ChangePlan } from './change-plan.js'
import { changeField } from './field-changes.js'
import { replaceId } from './id-changes.js'
import { foldNewTables } from './fold-new-tables.js'
import { createMissing } from './create-missing.js'
import { planChecks } from './check-changes.js'
import { planCounters } from './counter-changes.js'
import { planIndexes } from './index-changes.js'
import { nameMap } from '../../../../migration/name-map.js'
import { changeRelation, createRelation, dropRelation } from './relation-changes.js'
import { addScalar, dropScalar } from './scalar-changes.js'
import type { MigrationStep } from '../../../../migration/step.js'
import { createTypeTable, dropType, renameType } from './type-changes.js'

export interface PlanChangesInput {
  readonly before: Storage
  readonly after: Storage
  readonly renames: Renames
  /** The tables before the first step. */
  readonly catalog: Catalog
  readonly naming: IndexNaming
  readonly indexSupport: IndexSupport
  /** Some of the changes may have been made before. */
  readonly isResumed: boolean
  /** What is not dropped though the next model does not know it. */
  spares?(effect: DropEffect): boolean
}

export interface PlannedChanges {
  /** Indexes and checks that are made while others write, outside of the transaction of all else. */
  readonly concurrent: readonly TableChange[]
  /** What is done in front of all steps. */
  readonly before: readonly TableChange[]
  /** What each step does to the tables (migrations.md section 9). */
  readonly steps: readonly (readonly TableChange[])[]
  /** What each step does to data that are there. */
  readonly effects: readonly (readonly Effect[])[]
  /** What is done beside them: what the model needs and no step makes. */
  readonly additions: readonly TableChange[]
}

/** What a migration does to the tables, step by step. Pure. */
export function* planChanges(
  steps: readonly MigrationStep[],
  { isResumed, renames, indexSupport: support, ...input }: PlanChangesInput,
): Slices<PlannedChanges> {
  const names = nameMap(input.before.model, input.after.model, renames)
  const plan = createChangePlan({ ...input, names })
  if (isResumed) assumeRenames(steps, plan)
  const indexes = planIndexes(plan, { naming: input.naming, support })
  const checks = planChecks(plan, support)
  const counters = planCounters(plan)
  indexes.concurrent()
  checks.concurrent()
  const concurrent = plan.take().changes
  checks.before()
  counters.before()
  indexes.before()
  const before = plan.take().changes
  const planned: ReturnType<ChangePlan['take']>[] = []
  for (const step of steps) {
    planStep(step, plan)
    planned.push(plan.take())
    yield
  }
  createMissing(plan)
  indexes.after()
  counters.after()
  checks.after()
  return {
    concurrent,
    before,
    steps: foldNewTables(planned.map(({ changes }) => changes)),
    effects: planned.map(({ effects }) => effects),
    additions: plan.take().changes,
  }
}

function planStep(step: MigrationStep, plan: ChangePlan): void {
  const { before, after } = plan
  switch (step.type) {
    case 'DeleteRelation': {
      const relation = before.relations.get(step.name)
      if (relation) dropRelation(relation, plan)
      return
    }
    case 'DeleteField': {
      const type = before.types.get(step.model)
      const field = type?.type.fields.find(({ name }) => name === step.name)
      const successor = type && valueAt(after.types, plan.names.newType(type.type.name))
      if (type && successor && field && isIdField(field)) replaceId(type, successor, plan)
      else if (type && field?.kind === 'scalar') dropScalar(type, field, plan)
      return
    }
    case 'DeleteModel': {
      const type = before.types.get(step.name)
      if (type) dropType(type, plan)
      return
    }
    case 'UpdateField':
      changeField(step, plan)
      return
    case 'UpdateModel': {
      const [old, type] = [before.types.get(step.name), after.types.get(step.newName)]
      if (old && type) renameType(old, type, plan)
      return
    }
    case 'UpdateRelation': {
      const [from, to] = [before.relations.get(step.name), after.relations.get(step.newName ?? step.name)]
      if (from && to) changeRelation(from, to, plan)
      return
    }
    case 'CreateModel': {
      const type = after.types.get(step.name)
      const table = type && plan.catalogState.table(type.table.name)
      if (type && table) plan.note({ kind: 'adopts-table', type, table })
      else if (type) createTypeTable(type, type.table, plan)
      return
    }
    case 'CreateField': {
      const type = after.types.get(step.model)
      const field = type?.type.fields.find(({ name }) => name === step.name)
      if (type && field?.kind === 'scalar')
        addScalar({ table: type.table, type, id: presentId(type, plan) }, field, plan)
      return
    }
    case 'CreateRelation': {
      const relation = after.relations.get(step.name)
      if (relation) createRelation(relation, after, plan)
      return
    }
    case 'DeleteEnum':
    case 'UpdateEnum':
    case 'CreateEnum':
    case 'UpdateSecrets':
      return
  }
}
