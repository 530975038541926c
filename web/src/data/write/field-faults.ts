import { RequestError, type ResponseError } from '../../shared/graphql/request-error.js'
import { relationFields, type Model } from '../../shared/schema/service-schema.js'

/** A refused write: what belongs to a field, and what to none. */
export interface WriteFaults {
  readonly fields: ReadonlyMap<string, string>
  readonly others: readonly string[]
}

export const noFaults: WriteFaults = { fields: new Map(), others: [] }

/** Finds the field that each error of an answer is about, by its code (errors.md). */
export function faultsOf(error: unknown, model: Model): WriteFaults {
  if (!(error instanceof RequestError))
    return { fields: new Map(), others: [error instanceof Error ? error.message : String(error)] }
  const fields = new Map<string, string>()
  const others: string[] = []
  for (const one of error.errors) {
    const field = fieldsOfError(one, model).find((name) => model.fields.some((known) => known.name === name))
    if (field === undefined) others.push(one.message)
    else fields.set(field, readable(one, field))
  }
  return { fields, others }
}

function fieldsOfError({ code, message }: ResponseError, model: Model): readonly string[] {
  const named = (pattern: RegExp): readonly string[] => {
    const [, name] = pattern.exec(message) ?? []
    return name === undefined ? [] : [name]
  }
  switch (code) {
    case 3007:
      return named(/for field (\w+)/)
    case 3010:
      return named(/Field name = (\w+)/)
    case 3020:
      return named(/Fieldname if known: (\w+)/)
    case 3032:
      return named(/The field '(\w+)'/)
    case 3036:
      return named(/for field (\w+)/)
    case 3042: {
      // "… the required relation 'PostToUser' between Post and User"
      const [, one, other] = /between (\w+) and (\w+)/.exec(message) ?? []
      const related = one === model.name ? other : one
      return relationFields(model)
        .filter(({ type }) => type === related)
        .map(({ name }) => name)
    }
    default:
      // validation names the path in the variable: "… Reason: 'age' Int value expected"
      return named(/(?:Reason: '|\bdata\.)(\w+)/)
  }
}

const readable = ({ code, message }: ResponseError, field: string): string => {
  if (code === 3010) return `Another node has this ${field} already.`
  if (code === 3007) return 'This value is too long for the database.'
  if (code === 3020 || code === 3032) return 'This field must have a value.'
  return message
}
