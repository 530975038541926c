import { ClientError } from '../errors.js'
import type { Selection, SelectionLine } from './selection.js'
import { tokensOf, type Tokens } from './tokens.js'

/** A parsed document, as graphql-js and tags make it. */
export interface ParsedDocument {
  readonly definitions: readonly object[]
  readonly loc?: { readonly start: number; readonly end: number; readonly source: { readonly body: string } }
}

/**
 * The selection of the first definition of a fragment: `fragment X on Boat { name }`, or `{ name }` (client.md section
 * 4.4). Its name and type are not looked at.
 */
export function fragmentSelection(fragment: string | ParsedDocument): Selection {
  if (typeof fragment !== 'string') return nodeSelection(fragment.definitions[0] ?? {})
  const tokens = tokensOf(fragment)
  let place = 0
  while (place < tokens.length && tokens.at(place) !== '{') place = afterWord(tokens, place)
  const [selection] = readSelection(tokens, place)
  if (selection.length === 0) throw new ClientError(`The fragment selects nothing: ${fragment}`)
  return selection
}

/** Skips a word, or a group in brackets: directives of the fragment may have arguments. */
function afterWord(tokens: Tokens, place: number): number {
  return tokens.at(place) === '(' ? readGroup(tokens, place)[1] : place + 1
}

function readSelection(tokens: Tokens, start: number): readonly [Selection, number] {
  const lines: SelectionLine[] = []
  let place = start + 1
  while (place < tokens.length && tokens.at(place) !== '}') {
    let head = tokens.at(place++)
    if (head === '...') {
      if (tokens.at(place) === 'on') {
        head += ` on ${tokens.at(place + 1)}`
        place += 2
      } else if (/^\w/.test(tokens.at(place))) head += tokens.at(place++)
    } else if (tokens.at(place) === ':') {
      head += `: ${tokens.at(place + 1)}`
      place += 2
    }
    if (tokens.at(place) === '(') {
      const [group, next] = readGroup(tokens, place)
      head += group
      place = next
    }
    while (tokens.at(place) === '@') {
      head += ` @${tokens.at(place + 1)}`
      place += 2
      if (tokens.at(place) === '(') {
        const [group, next] = readGroup(tokens, place)
        head += group
        place = next
      }
    }
    if (tokens.at(place) === '{') {
      const [selection, next] = readSelection(tokens, place)
      lines.push({ head, selection })
      place = next
    } else lines.push({ head })
  }
  return [lines, place + 1]
}

/** Arguments, objects or lists as they stand. */
function readGroup(tokens: Tokens, start: number): readonly [text: string, next: number] {
  let text = ''
  let depth = 0
  let place = start
  do {
    const word = tokens.at(place++)
    const opens = '({['.includes(word)
    const closes = ')}]'.includes(word)
    if (opens) depth++
    if (closes) depth--
    if (text !== '' && !closes && word !== ':' && !/[({[$]$/.test(text)) text += /: ?$/.test(text) ? '' : ', '
    text += word === ':' ? ': ' : word
  } while (depth > 0 && place < tokens.length)
  return [text, place]
}

/** A node of graphql-js' syntax tree, as far as selections need it. */
interface Node {
  readonly kind?: string
  readonly name?: { readonly value: string }
  readonly alias?: { readonly value: string }
  readonly typeCondition?: { readonly name: { readonly value: string } }
  readonly arguments?: readonly { readonly name: { readonly value: string }; readonly value: ValueNode }[]
  readonly directives?: readonly Node[]
  readonly selectionSet?: { readonly selections: readonly Node[] }
}

interface ValueNode {
  readonly kind: string
  readonly value?: unknown
  readonly name?: { readonly value: string }
  readonly values?: readonly ValueNode[]
  readonly fields?: readonly { readonly name: { readonly value: string }; readonly value: ValueNode }[]
}

const nodeSelection = (node: Node): Selection => (node.selectionSet?.selections ?? []).map(nodeLine)

function nodeLine(node: Node): SelectionLine {
  const name = node.name?.value ?? ''
  const start =
    node.kind === 'Field'
      ? `${node.alias ? `${node.alias.value}: ` : ''}${name}${printArguments(node)}`
      : node.kind === 'InlineFragment'
        ? `...${node.typeCondition ? ` on ${node.typeCondition.name.value}` : ''}`
        : `...${name}`
  const directives = (node.directives ?? []).map(
    (directive) => ` @${directive.name?.value ?? ''}${printArguments(directive)}`,
  )
  const head = start + directives.join('')
  return node.selectionSet === undefined ? { head } : { head, selection: nodeSelection(node) }
}

function printArguments({ arguments: given = [] }: Node): string {
  if (given.length === 0) return ''
  return `(${given.map(({ name, value }) => `${name.value}: ${printValue(value)}`).join(', ')})`
}

function printValue(node: ValueNode): string {
  switch (node.kind) {
    case 'StringValue':
      return JSON.stringify(node.value)
    case 'NullValue':
      return 'null'
    case 'Variable':
      return `$${node.name?.value ?? ''}`
    case 'ListValue':
      return `[${(node.values ?? []).map(printValue).join(', ')}]`
    case 'ObjectValue':
      return `{${(node.fields ?? []).map(({ name, value }) => `${name.value}: ${printValue(value)}`).join(', ')}}`
    default:
      return String(node.value)
  }
}
