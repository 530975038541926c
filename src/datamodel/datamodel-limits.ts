import { scanDocument } from '../util/scan-graphql.js'
import type { DatamodelDocument } from './document.js'
import type { Diagnostic } from '../errors/diagnostic.js'
import { ofNoType } from './rules/rule.js'

/** What one deploy may declare (datamodel.md section 1): far above what services have and what databases take. */
export const datamodelLimits = {
  /** Names, values and punctuation of the text. */
  tokens: 120_000,
  /** Brackets of the text that are open at once. */
  nesting: 100,
  /** Types and enums. */
  types: 1000,
  /** Fields of all types. */
  fields: 20_000,
  /** Fields of one type. MySQL's tables have at most 1,017 columns, PostgreSQL's 1,600, SQLite's 2,000. */
  fieldsOfType: 1000,
} as const

/** Why a text is not even read; empty: nothing speaks against it. */
export function tooLargeText(text: string): readonly Diagnostic[] {
  const { tokens, nesting } = scanDocument(text, datamodelLimits)
  return [
    ...exceeding('has', tokens, datamodelLimits.tokens, 'tokens'),
    ...exceeding('opens', nesting, datamodelLimits.nesting, 'brackets in each other'),
  ]
}

/** What a datamodel has too much of. */
export function tooLargeDatamodel({ types, enums }: DatamodelDocument): readonly Diagnostic[] {
  const fields = types.reduce((sum, type) => sum + type.fields.length, 0)
  return [
    ...exceeding('has', types.length + enums.length, datamodelLimits.types, 'types and enums'),
    ...exceeding('has', fields, datamodelLimits.fields, 'fields'),
    ...types.flatMap((type) =>
      type.fields.length > datamodelLimits.fieldsOfType
        ? [
            {
              type: type.name,
              field: null,
              description: `The type \`${type.name}\` has ${String(type.fields.length)} fields; this server allows ${String(datamodelLimits.fieldsOfType)}.`,
            },
          ]
        : [],
    ),
  ]
}

function exceeding(verb: string, found: number, limit: number, of: string): readonly Diagnostic[] {
  if (found <= limit) return []
  // counting ends where a text exceeds its limit
  const count = found === limit + 1 ? `more than ${String(limit)}` : String(found)
  return [ofNoType(`The datamodel ${verb} ${count} ${of}; this server allows ${String(limit)}.`)]
}
