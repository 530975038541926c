import type { ExistingColumn, ExistingTable } from '../tree/existing-schema.js'

/** A table of nothing but pairs (introspection.md section 10). */
export interface LinkTable {
  readonly table: ExistingTable
  /** The two referring columns, by name. */
  readonly columns: readonly [string, string]
  readonly idColumn: string | undefined
  /** Made by the server under the name `_<relation>`, with the columns A and B. */
  readonly isOwn: boolean
}

/** Tells a link table; `relations`: where its columns lead. */
export function linkTableOf(
  table: ExistingTable,
  relations: ReadonlyMap<string, string>,
  isReferredTo: boolean,
): LinkTable | undefined {
  const referring = table.columns.filter(({ name }) => relations.has(name))
  const rest = table.columns.filter(({ name }) => !relations.has(name))
  const [first, second] = referring
  const [id] = rest
  const hasId = rest.length === 1 && id?.name === 'id' && id.scalar === 'String'
  if (isReferredTo || first === undefined || second === undefined || referring.length > 2) return undefined
  if (rest.length > 0 && !hasId) return undefined
  const isNamedByServer = first.name === 'A' && second.name === 'B' && /^_./.test(table.name)
  return {
    table,
    columns: [first.name, second.name],
    idColumn: hasId ? id.name : undefined,
    isOwn: isNamedByServer,
  }
}

/** Values of a list, one in a row (introspection.md section 11). */
export interface ListTable {
  readonly table: ExistingTable
  readonly owner: string
  /** What the name has behind that of the owner. */
  readonly suffix: string
  readonly value: ExistingColumn
}

export function listTableOf(
  table: ExistingTable,
  relations: ReadonlyMap<string, string>,
  {
    isReferredTo,
    declaresRequired,
    isRefract,
  }: { readonly isReferredTo: boolean; readonly declaresRequired: boolean; readonly isRefract: boolean },
): ListTable | undefined {
  const [nodeId, position, value] = ['nodeId', 'position', 'value'].map((name) =>
    table.columns.find((column) => column.name === name),
  )
  const owner = relations.get('nodeId')
  if (isReferredTo || table.columns.length !== 3 || owner === undefined) return undefined
  const holdsValues = value?.scalar !== undefined || (isRefract && value?.beyond !== undefined)
  if (!nodeId || !value || position?.scalar !== 'Int' || !holdsValues) return undefined
  const isComplete = [nodeId, position, value].every(({ isRequired }) => isRequired)
  const prefix = `${owner}_`
  if ((declaresRequired && !isComplete) || !table.name.startsWith(prefix)) return undefined
  const suffix = table.name.slice(prefix.length)
  return suffix === '' ? undefined : { table, owner, suffix, value }
}
