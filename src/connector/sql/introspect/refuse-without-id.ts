import type { Draft, DraftField, DraftType } from './draft.js'

const idTypes: ReadonlySet<string> = new Set(['ID', 'UUID', 'Int', 'BigInt'])

/** Makes comments of types that the server would refuse for want of an id, and of the fields that lead to them. */
export function refuseWithoutId({ types }: Draft): void {
  for (const type of types) {
    const fault = type.isLinkTable ? undefined : faultOf(type)
    if (fault !== undefined) type.fault = fault
  }
  for (const type of types) {
    if (type.fault !== undefined) continue
    for (const field of type.fields)
      if (field.target?.fault !== undefined && !field.isError) {
        field.comments.push(`${field.target.name} is left out.`)
        field.isError = true
      }
  }
}

function faultOf({ fields }: DraftType): string | undefined {
  const live = fields.filter(({ isError }) => !isError)
  const ids = live.filter(({ isId }) => isId)
  if (ids.length === 0) return 'Left out: no single column is the id, which every type of a datamodel has.'
  const [id] = ids
  return id && !isIdType(id) ? `Left out: an id of type ${id.typeName} is not possible.` : undefined
}

const isIdType = ({ typeName, isRequired }: DraftField): boolean => idTypes.has(typeName) && isRequired
