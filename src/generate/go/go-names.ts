import {
  getNamedType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql'

/** A name in Go: words joined with capitals, `id` as `ID`: `id_not_in` -> `IDNotIn`, `SLOOP` -> `Sloop`. */
export function goName(name: string): string {
  return words(name)
    .map((word) => (word.toLowerCase() === 'id' ? 'ID' : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
}

/** Splits at `_`; words in capitals alone are made lower case. */
function words(name: string): readonly string[] {
  return name
    .split('_')
    .filter((word) => word !== '')
    .map((word) => (/^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word))
}

/** A type's name in Go; capitals stay: `URLThing`. */
export const goTypeName = (name: string): string =>
  name
    .split('_')
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const scalars: Readonly<Record<string, string>> = {
  ID: 'string',
  String: 'string',
  UUID: 'string',
  DateTime: 'string',
  Int: 'int32',
  Float: 'float64',
  Boolean: 'bool',
  Long: 'int64',
  Json: 'map[string]interface{}',
  BigInt: 'string',
  Decimal: 'string',
  Date: 'string',
  Time: 'string',
  Bytes: 'string',
}
/** `JsonValue`, and whatever another server may have. */
const anyValue = 'interface{}'

/** A type in Go: lists are slices, what may be null is a pointer (client.md section 9). */
export function goType(type: GraphQLInputType | GraphQLOutputType): string {
  const named = getNamedType(type)
  // a datamodel may name a type of its own `Date`
  const name = isScalarType(named) ? (scalars[named.name] ?? anyValue) : goTypeName(named.name)
  const inner = isNonNullType(type) ? type.ofType : type
  if (isListType(inner)) return `[]${name}`
  return isNonNullType(type) ? name : `*${name}`
}

/** A field of a struct with its name in JSON. */
export function goField(name: string, type: GraphQLInputType | GraphQLOutputType): string {
  const go = goType(type)
  const omit = isNonNullType(type) && !go.startsWith('[]') ? '' : ',omitempty'
  return `\t${goName(name)} ${go} \`json:"${name}${omit}"\``
}

/** `[]string{"id", "name"}`. */
export const goTexts = (texts: readonly string[]): string =>
  `[]string{${texts.map((text) => JSON.stringify(text)).join(', ')}}`
