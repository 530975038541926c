import type { NestedWrite } from '../../../../operation/nested-write.js'
import type { UpsertItem, WriteData } from '../../../../operation/write.js'
import type { TypeStorage } from '../../storage/storage.js'

/**
 * Whether items look for nodes of types that items make, too: the whole batch looks before it writes, so that one which an
 * item before them makes is not there yet.
 */
export function seeksNewNodes(type: TypeStorage, items: readonly (WriteData | UpsertItem)[]): boolean {
  const [made, sought] = [new Set([type.type.name]), new Set<string>()]
  for (const item of items)
    for (const data of 'where' in item ? [item.create, item.update] : [item]) {
      collect(type, data, made, sought)
      if ([...sought].some((name) => made.has(name))) return true
    }
  return false
}

function collect(type: TypeStorage, data: WriteData, made: Set<string>, sought: Set<string>): void {
  for (const action of data.nested) {
    const target = targetOf(type, action)
    if (target === undefined) continue
    if (action.verb === 'connect' || action.verb === 'set') sought.add(target.type.name)
    const nested = dataOf(action)
    if (nested.length > 0) made.add(target.type.name)
    for (const one of nested) collect(target, one, made, sought)
  }
}

/**
 * Whether an update may write nodes that others are looked for among: those of the type, or any where it deletes, which may
 * take others along.
 */
export const reachesType = (type: TypeStorage, data: WriteData, wanted: TypeStorage = type): boolean =>
  data.nested.some((action) => {
    const target = targetOf(type, action)
    return (
      target === wanted ||
      action.verb === 'delete' ||
      action.verb === 'delete-many' ||
      (target !== undefined && dataOf(action).some((one) => reachesType(target, one, wanted)))
    )
  })

const targetOf = (type: TypeStorage, { field }: NestedWrite): TypeStorage | undefined => type.links.get(field)?.to

/** What an action writes to nodes. */
function dataOf(action: NestedWrite): readonly WriteData[] {
  switch (action.verb) {
    case 'create':
    case 'update':
    case 'update-many':
      return [action.data]
    case 'connect-or-create':
      return [action.create]
    case 'upsert':
      return [action.create, action.update]
    case 'connect':
    case 'set':
    case 'disconnect':
    case 'delete':
    case 'delete-many':
    case 'refused':
      return []
  }
}
