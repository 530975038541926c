/** A text of prisma.yml that may have open variables: `${env:URL}/a/b`. */
export type EnvironmentText = readonly EnvironmentPart[]

export type EnvironmentPart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'variables'
      /** The first that is set counts. */
      readonly names: readonly string[]
      /** Taken where none is set. */
      readonly fallback?: string
    }

/** Splits a text at its variables: `${env:A}`, `${env:A, env:B}`, `${env:A, "text"}` (client.md section 3). */
export function readEnvironmentText(text: string): EnvironmentText {
  const parts: EnvironmentPart[] = []
  let end = 0
  for (const match of text.matchAll(/\$\{(env:[^}]*)\}/g)) {
    if (match.index > end) parts.push({ kind: 'literal', text: text.slice(end, match.index) })
    parts.push(readVariables(match[1] ?? ''))
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ kind: 'literal', text: text.slice(end) })
  return parts
}

function readVariables(list: string): EnvironmentPart {
  const names: string[] = []
  for (const item of list.split(/,(?=(?:[^"']|"[^"]*"|'[^']*')*$)/).map((word) => word.trim())) {
    if (item.startsWith('env:')) names.push(item.slice('env:'.length).trim())
    else return { kind: 'variables', names, fallback: item.replace(/^(["'])(.*)\1$/, '$2') }
  }
  return { kind: 'variables', names }
}

/** Variables that must be set: those without another to stand for them. */
export const requiredVariables = (text: EnvironmentText): readonly string[] =>
  text.flatMap((part) =>
    part.kind === 'variables' && part.fallback === undefined && part.names.length === 1 ? part.names : [],
  )

/**
 * The text as a template of JavaScript: `` `${process.env["URL"]}/a/b` ``. `unset` stands for a variable without a
 * value, where one must be named for the type checker.
 */
export function templateOf(text: EnvironmentText, unset?: string): string {
  const parts = text.map((part) => {
    if (part.kind === 'literal') return escapeTemplate(part.text)
    const fallback = part.fallback ?? unset
    const choices = part.names.map((name) => `process.env[${JSON.stringify(name)}]`)
    return `\${${[...choices, ...(fallback === undefined ? [] : [JSON.stringify(fallback)])].join(' || ')}}`
  })
  return `\`${parts.join('')}\``
}

/** A text inside of back-ticks. */
export const escapeTemplate = (text: string): string => text.replace(/\\|`|\$\{/g, '\\$&')

/** The first of several secrets, `a,b`: tokens signed with any of them are taken. */
export const firstSecret = (secret: string): string => secret.split(/,(?![^{]*\})/)[0]?.trim() ?? secret
