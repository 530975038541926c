import { isText, tokensOf, type Tokens } from './tokens.js'

/** A schema as far as calls need it. */
export interface Schema {
  readonly types: ReadonlyMap<string, ObjectType>
  readonly roots: Readonly<Record<Operation, ObjectType | undefined>>
}

export type Operation = 'query' | 'mutation' | 'subscription'

/** An object type or interface. */
export interface ObjectType {
  readonly name: string
  readonly fields: ReadonlyMap<string, Field>
}

export interface Field {
  readonly name: string
  /** Name of the innermost type. */
  readonly typeName: string
  readonly isList: boolean
  /** Types of the arguments as written, by name. */
  readonly arguments: ReadonlyMap<string, string>
}

const cache = new Map<string, Schema>()

/** Reads a schema text; the same text is read once. */
export function readSchema(text: string): Schema {
  const known = cache.get(text)
  if (known !== undefined) return known
  const types = new Map<string, ObjectType>()
  const tokens = tokensOf(text)
  let place = 0
  while (place < tokens.length) {
    const keyword = tokens.at(place)
    if (keyword === 'type' || keyword === 'interface') {
      const name = tokens.at(place + 1)
      place = afterHead(tokens, place + 2)
      const fields = new Map<string, Field>()
      if (tokens.at(place) === '{') place = readFields(tokens, place + 1, fields)
      types.set(name, { name, fields })
    } else place++
  }
  const schema: Schema = {
    types,
    roots: {
      query: types.get('Query'),
      mutation: types.get('Mutation'),
      subscription: types.get('Subscription'),
    },
  }
  cache.set(text, schema)
  return schema
}

/** Skips `implements A & B` and directives. */
function afterHead(tokens: Tokens, start: number): number {
  let place = start
  if (tokens.at(place) === 'implements') {
    place++
    while (/^(&|\w+)$/.test(tokens.at(place)) && tokens.at(place) !== 'type') place++
  }
  return afterDirectives(tokens, place)
}

function afterDirectives(tokens: Tokens, start: number): number {
  let place = start
  while (tokens.at(place) === '@') {
    place += 2
    if (tokens.at(place) === '(') place = afterGroup(tokens, place)
  }
  return place
}

/** Behind the bracket that closes the one at `start`. */
function afterGroup(tokens: Tokens, start: number): number {
  let depth = 0
  for (let place = start; place < tokens.length; place++) {
    const word = tokens.at(place)
    if (word === '(' || word === '{' || word === '[') depth++
    else if (word === ')' || word === '}' || word === ']') depth--
    if (depth === 0) return place + 1
  }
  return tokens.length
}

function readFields(tokens: Tokens, start: number, fields: Map<string, Field>): number {
  let place = start
  while (place < tokens.length && tokens.at(place) !== '}') {
    if (isText(tokens.at(place))) {
      place++
      continue
    }
    const name = tokens.at(place++)
    const given = new Map<string, string>()
    if (tokens.at(place) === '(') place = readArguments(tokens, place + 1, given)
    const [type, next] = readType(tokens, place + 1)
    place = afterDirectives(tokens, next)
    fields.set(name, { name, typeName: type.replace(/[[\]!]/g, ''), isList: type.startsWith('['), arguments: given })
  }
  return place + 1
}

function readArguments(tokens: Tokens, start: number, given: Map<string, string>): number {
  let place = start
  while (place < tokens.length && tokens.at(place) !== ')') {
    if (isText(tokens.at(place))) {
      place++
      continue
    }
    const name = tokens.at(place)
    const [type, next] = readType(tokens, place + 2)
    given.set(name, type)
    place = next
    if (tokens.at(place) === '=') {
      const value = tokens.at(place + 1)
      place = value === '[' || value === '{' ? afterGroup(tokens, place + 1) : place + 2
    }
    place = afterDirectives(tokens, place)
  }
  return place + 1
}

function readType(tokens: Tokens, start: number): readonly [type: string, next: number] {
  let place = start
  let type = ''
  while (tokens.at(place) === '[') type += tokens.at(place++)
  type += tokens.at(place++)
  while (tokens.at(place) === '!' || tokens.at(place) === ']') type += tokens.at(place++)
  return [type, place]
}
