import { ClientError } from '../errors.js'
import { defaultSelection, isLeafField, type Types } from './default-selection.js'
import type { ObjectType } from './schema.js'
import type { Selection, SelectionLine } from './selection.js'
import type { Variables } from './variables.js'

/** What `$select` takes: `{ name: true, crew: { select: { email: true }, first: 2 } }`. */
export interface SelectionChoice {
  readonly [field: string]:
    boolean | undefined | ({ readonly select?: SelectionChoice } & Readonly<Record<string, unknown>>)
}

/** The selection for a choice; a relation that is only named gives what its type gives by default. */
export function chosenSelection(
  choice: SelectionChoice,
  type: ObjectType,
  types: Types,
  variables: Variables,
): Selection {
  const lines: SelectionLine[] = []
  for (const [name, value] of Object.entries(choice)) {
    if (value === false || value === undefined) continue
    const field = type.fields.get(name)
    if (field === undefined) throw new ClientError(`Could not find field ${name} for type ${type.name}`)
    if (isLeafField(field, types)) {
      lines.push({ head: name })
      continue
    }
    const inner = types.schema.types.get(field.typeName) as ObjectType
    const { select, ...given } = value === true ? { select: undefined } : value
    const head = name + variables.add(field, given)
    const selection =
      select === undefined ? defaultSelection(inner, types) : chosenSelection(select, inner, types, variables)
    lines.push({ head, selection })
  }
  if (lines.length === 0) throw new ClientError(`$select was called without a field of ${type.name}`)
  return lines
}
