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
 * Whether nodes of a type are made in several places of the items, and in one of them only where there are none yet: level by
 * level such a place would find what a later item makes.
 */
export function choosesAmongNew(
  type: TypeStorage,
  items: readonly WriteData[],
  { skipsDuplicates }: { /** The items themselves are such. */ readonly skipsDuplicates: boolean },
): boolean {
  if (items.length < 2) return false
  const places = new Map<string, MakingPlaces>()
  if (noteMaking(type, 'items', { chooses: skipsDuplicates }, places)) return true
  return items.some((data) => collectMaking(type, data, '', places))
}

/** Of one type. */
interface MakingPlaces {
  readonly names: Set<string>
  chooses: boolean
}

function noteMaking(
  { type }: TypeStorage,
  place: string,
  { chooses }: { readonly chooses: boolean },
  places: Map<string, MakingPlaces>,
): boolean {
  const found = places.get(type.name) ?? { names: new Set(), chooses: false }
  places.set(type.name, found)
  found.names.add(place)
  found.chooses ||= chooses
  return found.chooses && found.names.size > 1
}

function collectMaking(type: TypeStorage, data: WriteData, path: string, places: Map<string, MakingPlaces>): boolean {
  return data.nested.some((action) => {
    const target = targetOf(type, action)
    if (target === undefined) return false
    const skips = action.verb === 'create' && action.skipsDuplicate === true
    const chooses = skips || action.verb === 'connect-or-create'
    const inner = `${path}.${action.field}`
    return dataOf(action).some(
      (one) =>
        noteMaking(target, `${inner} ${action.verb} ${String(skips)}`, { chooses }, places) ||
        collectMaking(target, one, inner, places),
    )
  })
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
