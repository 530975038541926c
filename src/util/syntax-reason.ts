import type { GraphQLError } from 'graphql'
import { locationText } from './source-location.js'

const expectedAtStart = 'expected OperationDefinition, FragmentDefinition or TypeSystemDefinition'

/** Why a text does not parse, and where, in the original's form: `<reason> (line L, column C):` + the line + a caret. */
export function syntaxReason(source: string, error: GraphQLError): string {
  const location = error.locations?.[0] ?? { line: 1, column: 1 }
  const isEmpty = source.replace(/#[^\n\r]*/g, '').trim() === ''
  if (isEmpty) return `Unexpected end of input, ${expectedAtStart}${locationText('', [{ line: 1, column: 1 }])}`
  const found = /^Syntax Error: (.*)$/s.exec(error.message)?.[1] ?? error.message
  const reason = found.replace(/Unexpected Name "(.*)"\.$/, "Invalid input '$1'").replace(/Unexpected "(.*)"\.$/, "Invalid input '$1'").replace(/\.$/, '')
  const atTop = reason.startsWith('Invalid input') && !reason.includes('expected') ? `, ${expectedAtStart}` : ''
  return `${reason.replace('Unexpected <EOF>', 'Unexpected end of input')}${atTop}${locationText(source, [location])}`
}
