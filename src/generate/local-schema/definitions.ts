/** One definition of a schema text. */
export type Definition =
  | { readonly kind: 'type' | 'input' | 'interface'; readonly name: string; readonly fields: readonly FieldLine[] }
  | { readonly kind: 'enum'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'scalar'; readonly name: string }

export interface FieldLine {
  readonly name: string
  readonly arguments?: readonly ArgumentPart[]
  readonly type: string
}

export interface ArgumentPart {
  readonly name: string
  readonly type: string
}

/** Definitions under their names; each is made when something first refers to it. */
export interface Definitions {
  /** Adds a definition, unless the name is known; its parts may refer to itself. Gives the name. */
  add(name: string, make: () => Definition): string
  /** The same; but no name where the definition would have no field, and nothing is added. */
  addUnlessEmpty(name: string, make: () => readonly FieldLine[]): string | undefined
  text(): string
}

export function createDefinitions(): Definitions {
  const known = new Map<string, Definition | 'open'>()
  return {
    add(name, make) {
      if (known.has(name)) return name
      known.set(name, 'open')
      known.set(name, make())
      return name
    },
    addUnlessEmpty(name, make) {
      if (known.has(name)) return name
      known.set(name, 'open')
      const fields = make()
      if (fields.length === 0) {
        known.delete(name)
        return undefined
      }
      known.set(name, { kind: 'input', name, fields })
      return name
    },
    text: () =>
      [...known.values()]
        .filter((definition) => definition !== 'open')
        .sort((a, b) => byName.compare(a.name, b.name))
        .map(printDefinition)
        .join('\n\n') + '\n',
  }
}

/** `Ab`, `Ab_c`, `AB1`, `Ab10`, `Ab2`, `AC` (api-schema.md section 16.1). */
const byName = new Intl.Collator('en')

function printDefinition(definition: Definition): string {
  switch (definition.kind) {
    case 'scalar':
      return `scalar ${definition.name}`
    case 'enum':
      return `enum ${definition.name}${block(definition.values.map((value) => `  ${value}\n`))}`
    case 'type':
    case 'input':
    case 'interface':
      return `${definition.kind} ${definition.name}${block(definition.fields.map(printField))}`
  }
}

const block = (lines: readonly string[]): string => (lines.length === 0 ? '' : ` {\n${lines.join('')}}`)

function printField({ name, arguments: given = [], type }: FieldLine): string {
  const list = given.map((part) => `${part.name}: ${part.type}`).join(', ')
  return `  ${name}${list === '' ? '' : `(${list})`}: ${type}\n`
}
