import { problem } from '../../../../errors/problem.js'
import { isCreatedAtField, isIdField, isUpdatedAtField } from '../../../../model/lookup.js'
import { isNullConstant } from '../../../../model/value.js'
import type { NestedWrite } from '../../../../operation/nested-write.js'
import type { WriteData, WriteOperation } from '../../../../operation/write.js'
import type { Link, Storage, TypeStorage } from '../../storage/storage.js'
import { scalarColumnOf } from '../read/columns.js'
import { typeStorageOf } from '../read/read-context.js'
import { verbOrder } from './nested/actions.js'
import { createChecks, updateChecks } from './scalar-values.js'
import type { ValueCheck } from './write-plan.js'

/**
 * Throws what is wrong with the input of a write before anything runs: nulls for required fields with a default (3036),
 * required relations that a create leaves out (3032), wrong unique selectors (3040, 3045). In the order in which the
 * original met them, node by node from the root: its nulls, the selectors of all its fields, then field by field as in
 * the datamodel what is left out and what is below (errors.md section 3.5).
 */
export function checkInput(operation: WriteOperation, storage: Storage): void {
  const type = typeStorageOf(storage, operation.type)
  switch (operation.kind) {
    case 'create':
      checkCreate(type, operation.data, undefined)
      return
    case 'update':
      checkUpdate(type, operation.data)
      return
    case 'upsert':
      checkCreate(type, operation.create, undefined)
      checkUpdate(type, operation.update)
      return
    case 'create-many':
      for (const data of operation.items) checkCreate(type, data, undefined)
      return
    case 'upsert-many':
      for (const { create, update } of operation.items) {
        checkCreate(type, create, undefined)
        checkUpdate(type, update)
      }
      return
    case 'delete':
    case 'restore':
    case 'update-many':
    case 'delete-many':
      return
  }
}

/** `without` is the field that leads back to the parent. */
function checkCreate(type: TypeStorage, data: WriteData, without: string | undefined): void {
  for (const { field } of type.columns.values()) {
    const given = data.scalars.get(field.name)
    const isGivenByServer = isIdField(field) || isCreatedAtField(field) || isUpdatedAtField(field)
    if (given !== undefined && isNullConstant(given) && field.isRequired && !isGivenByServer)
      throw problem('invalidInputValue', { value: 'null', field: field.name, model: type.type.name })
  }
  refuseSelectors(type, data)
  for (const link of type.links.values()) {
    const { field } = link
    const actions = actionsOn(data, link)
    if (field.isRequired && field.name !== without && actions.length === 0)
      throw problem('relationRequired', { field: field.name, model: type.type.name })
    checkNested(link, actions)
  }
}

function checkUpdate(type: TypeStorage, data: WriteData): void {
  refuseSelectors(type, data)
  for (const link of type.links.values()) checkNested(link, actionsOn(data, link))
}

const none: readonly never[] = []

/** Most of the nodes of a large write have nothing below them. */
const actionsOn = (data: WriteData, link: Link): readonly NestedWrite[] =>
  data.nested.length === 0 ? none : data.nested.filter((action) => action.field === link.field.name)

/** What is wrong with the selectors and filters of one node's actions, over all its fields. */
function refuseSelectors(type: TypeStorage, data: WriteData): void {
  if (!data.nested.some(({ verb }) => verb === 'refused')) return
  for (const link of type.links.values()) {
    const actions = actionsOn(data, link)
    for (const verb of verbOrder)
      for (const action of actions) if (action.verb === 'refused' && action.of === verb) throw action.problem
  }
}

/** What is wrong below one field. */
function checkNested(link: Link, actions: readonly NestedWrite[]): void {
  for (const verb of verbOrder) for (const action of actions) if (action.verb === verb) checkAction(link, action)
}

function checkAction(link: Link, action: NestedWrite): void {
  switch (action.verb) {
    case 'create':
      checkCreate(link.to, action.data, link.opposite.name)
      return
    case 'connect-or-create':
      checkCreate(link.to, action.create, link.opposite.name)
      return
    case 'update':
      checkUpdate(link.to, action.data)
      return
    case 'upsert':
      checkCreate(link.to, action.create, link.opposite.name)
      checkUpdate(link.to, action.update)
      return
    case 'connect':
    case 'set':
    case 'disconnect':
    case 'delete':
    case 'update-many':
    case 'delete-many':
    case 'refused':
      return
  }
}

/**
 * Values that are refused before the first lookup (mutations.md section 2): those of the root, and of upserts directly
 * under it. All others are refused when their row is written.
 */
export function checksBefore(operation: WriteOperation, storage: Storage): readonly ValueCheck[] {
  const type = typeStorageOf(storage, operation.type)
  return [...lengthChecks(type, operation), ...dataOf(operation).flatMap((data) => divisorChecks(type, data))]
}

const dataOf = (operation: WriteOperation): readonly WriteData[] => {
  switch (operation.kind) {
    case 'create':
    case 'update':
    case 'update-many':
      return [operation.data]
    case 'upsert':
      return [operation.create, operation.update]
    case 'upsert-many':
      return operation.items.map(({ update }) => update)
    // a create has no divisors, and neither has a delete
    case 'create-many':
    case 'delete':
    case 'delete-many':
    case 'restore':
      return []
  }
}

/** Divisors anywhere in the data (beyond.md section 8). */
function divisorChecks(type: TypeStorage, { numbers, nested }: WriteData): readonly ValueCheck[] {
  const own = [...numbers].flatMap(([field, { operator, operand }]) =>
    operator === 'divide'
      ? [
          {
            value: operand,
            scalar: scalarColumnOf(type, field).field.scalar,
            field: `${field}_divide`,
            dividesIn: type.type.name,
          },
        ]
      : [],
  )
  const below = nested.flatMap((action) => {
    const to = type.links.get(action.field)?.to
    if (to === undefined) return []
    const data = 'data' in action ? [action.data] : action.verb === 'upsert' ? [action.create, action.update] : []
    return data.flatMap((one) => divisorChecks(to, one))
  })
  return [...own, ...below]
}

function lengthChecks(type: TypeStorage, operation: WriteOperation): readonly ValueCheck[] {
  const upserts = (data: WriteData): readonly ValueCheck[] =>
    data.nested.flatMap((action) => {
      const to = type.links.get(action.field)?.to
      if (action.verb !== 'upsert' || to === undefined) return []
      return [...createChecks(to, action.create), ...updateChecks(to, action.update)]
    })
  switch (operation.kind) {
    case 'create':
      return [...createChecks(type, operation.data), ...upserts(operation.data)]
    case 'update':
      return [...updateChecks(type, operation.data), ...upserts(operation.data)]
    case 'upsert':
      return [
        ...createChecks(type, operation.create),
        ...updateChecks(type, operation.update),
        ...upserts(operation.create),
        ...upserts(operation.update),
      ]
    case 'delete':
    case 'restore':
    case 'create-many':
    case 'upsert-many':
    case 'update-many':
    case 'delete-many':
      return []
  }
}
