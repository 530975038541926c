import { ClientError } from '../errors.js'
import type { Field } from './schema.js'

/** The variables of one document: the first of a name has it by itself, others are numbered (client.md section 5.1). */
export interface Variables {
  readonly values: Readonly<Record<string, unknown>>
  /** `($where: BoatWhereInput)`, empty without variables. */
  declarations(): string
  /** Takes the arguments of a field; gives their text, `(where: $where)`. */
  add(field: Field, given: Readonly<Record<string, unknown>>): string
}

export function createVariables(): Variables {
  const values: Record<string, unknown> = {}
  const declared: string[] = []
  const counts = new Map<string, number>()
  return {
    values,
    declarations: () => (declared.length === 0 ? '' : `(${declared.join(', ')})`),
    add(field, given) {
      const parts: string[] = []
      for (const name in given) {
        const value = given[name]
        const type = field.arguments.get(name)
        if (type === undefined) throw new ClientError(`Could not find argument ${name} for type ${field.typeName}`)
        if (value === undefined) continue
        const count = counts.get(name) ?? 0
        counts.set(name, count + 1)
        const variable = count === 0 ? name : `${name}_${String(count)}`
        values[variable] = value
        declared.push(`$${variable}: ${type}`)
        parts.push(`${name}: $${variable}`)
      }
      return parts.length === 0 ? '' : `(${parts.join(', ')})`
    },
  }
}
