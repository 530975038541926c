/** Where variables and files of a configuration come from. */
export interface ExpansionSource {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Throws when there is no such file. */
  readFile(path: string): string
}

/** The text with its variables replaced, and what could not be. */
export interface Expanded {
  readonly text: string
  readonly unset: readonly string[]
  readonly fault?: string
}

const form = /\$\$\{|\$\{file:([^}]+)\}|\$\{(?:env:)?([A-Za-z_][A-Za-z0-9_]*)(?::([-?])([^}]*))?\}/g

/** Replaces `${NAME}`, `${env:NAME}`, `${NAME:-text}`, `${NAME:?message}`, `${file:PATH}` (configuration.md section 13). */
export function expandVariables(text: string, source: ExpansionSource): Expanded {
  const unset: string[] = []
  let fault: string | undefined
  const expanded = text.replace(form, (all: string, file?: string, name?: string, operator?: string, rest?: string) => {
    if (all === '$${') return '${'
    if (file !== undefined) {
      const content = contentOf(file, source)
      if (content === undefined) fault = `the file ${file} cannot be read`
      return content ?? ''
    }
    const variable = name ?? ''
    const value = variableValue(variable, source)
    if (operator === '-') return value === undefined || value === '' ? (rest ?? '') : value
    if (value !== undefined) return value
    if (operator === '?') fault = `${variable} is not set: ${rest ?? ''}`
    else unset.push(variable)
    return all
  })
  return { text: expanded, unset, ...(fault === undefined ? {} : { fault }) }
}

/** A variable, or the content of the file that `NAME_FILE` names. */
function variableValue(name: string, source: ExpansionSource): string | undefined {
  const value = source.environment[name]
  if (value !== undefined) return value
  const file = source.environment[`${name}_FILE`]
  return file === undefined ? undefined : contentOf(file, source)
}

/** Content of a file less its last line breaks. */
export function contentOf(path: string, source: ExpansionSource): string | undefined {
  try {
    return source.readFile(path).replace(/[\r\n]+$/, '')
  } catch {
    return undefined
  }
}
