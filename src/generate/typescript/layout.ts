const width = 80

/** `head(parameters) => result`, the members of an object parameter on lines of their own where one line is too long. */
export function methodLine(
  indent: string,
  head: string,
  parameters: readonly Parameter[],
  result: string,
  separator: string,
): string {
  const flat = parameters.map((parameter) => printParameter(parameter, separator)).join(', ')
  const line = `${indent}${head}(${flat}) => ${result};`
  if (line.length <= width && !parameters.some(({ members }) => (members?.length ?? 0) > 4)) return line
  const broken = parameters.map((parameter) => breakParameter(parameter, indent, separator))
  if (parameters.length === 1 && parameters[0]?.members !== undefined)
    return `${indent}${head}(${broken.join('')}) => ${result};`
  if (parameters.length === 0) return line
  return `${indent}${head}(\n${broken.map((text) => `${indent}  ${text.replaceAll('\n', '\n  ')}`).join(',\n')}\n${indent}) => ${result};`
}

/** One parameter: of a named type, or an object of members. */
export interface Parameter {
  readonly name: string
  readonly isOptional: boolean
  readonly type?: string
  readonly members?: readonly Member[]
}

export interface Member {
  readonly name: string
  readonly isOptional: boolean
  readonly type: string
}

const printMember = ({ name, isOptional, type }: Member): string => `${name}${isOptional ? '?' : ''}: ${type}`

function printParameter({ name, isOptional, type, members = [] }: Parameter, separator: string): string {
  const value = type ?? `{ ${members.map(printMember).join(`${separator} `)} }`
  return `${name}${isOptional ? '?' : ''}: ${value}`
}

function breakParameter(parameter: Parameter, indent: string, separator: string): string {
  const { name, isOptional, members } = parameter
  if (members === undefined) return printParameter(parameter, separator)
  const last = separator === ';' ? ';' : ''
  const lines = members.map(
    (member, place) => `${indent}  ${printMember(member)}${place === members.length - 1 ? last : separator}\n`,
  )
  return `${name}${isOptional ? '?' : ''}: {\n${lines.join('')}${indent}}`
}

/** `export type Name = "A" | "B";`, one on each line where one line is too long. */
export function unionType(name: string, members: readonly string[]): string {
  // an enum without values has none to give
  if (members.length === 0) return `export type ${name} = never;`
  const line = `export type ${name} = ${members.join(' | ')};`
  if (line.length <= width) return line
  return `export type ${name} =\n${members.map((member) => `  | ${member}`).join('\n')};`
}

/** `export interface Name extends A, B {`, the bases on lines of their own where one line is too long. */
export function interfaceHead(name: string, bases: readonly string[]): string {
  const line = `export interface ${name}${bases.length === 0 ? '' : ` extends ${bases.join(', ')}`} {`
  if (line.length <= width) return line
  return `export interface ${name}\n  extends ${bases.join(',\n    ')} {`
}

/** A description as a comment block, ending with a new line; empty where there is none. */
export function docComment(text: string | undefined, indent = ''): string {
  if (text === undefined) return ''
  const lines = text.replaceAll('*/', '*\\/').trim().split(/\r?\n/)
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`
}
