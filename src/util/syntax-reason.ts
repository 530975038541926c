import type { GraphQLError, SourceLocation } from 'graphql'
import { locationText } from './source-location.js'

const expectedAtStart = 'expected OperationDefinition, FragmentDefinition or TypeSystemDefinition'

/** Why a text does not parse, and where, in the original's form: `<reason> (line L, column C):` + the line + a caret. */
export function syntaxReason(source: string, error: GraphQLError): string {
  const isEmpty = source.replace(/#[^\n\r]*/g, '').trim() === ''
  if (isEmpty) return `Unexpected end of input, ${expectedAtStart}${locationText(source, [endOf(source)])}`
  const atEnd = error.positions?.[0] === source.length
  const location = atEnd ? lastPlace(source) : (error.locations?.[0] ?? { line: 1, column: 1 })
  const found = /^Syntax Error: (.*)$/s.exec(error.message)?.[1] ?? error.message
  const reason = found
    .replace(/Unexpected Name "(.*)"\.$/, "Invalid input '$1'")
    .replace(/Unexpected "(.*)"\.$/, "Invalid input '$1'")
    .replace(/\.$/, '')
  const atTop = reason.startsWith('Invalid input') && !reason.includes('expected') ? `, ${expectedAtStart}` : ''
  return `${reason.replace('Unexpected <EOF>', 'Unexpected end of input')}${atTop}${locationText(source, [location])}`
}

function endOf(source: string): SourceLocation {
  const lines = source.split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** Where a text that is too short ends: on its last character. */
function lastPlace(source: string): SourceLocation {
  const { line, column } = endOf(source)
  return { line, column: Math.max(1, column - 1) }
}
