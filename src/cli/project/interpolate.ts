import { Problem } from '../../errors/problem.js'
import { isRecord } from '../../util/is-record.js'

/** Where variables of prisma.yml come from. */
export interface VariableSource {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Flags by their long names. */
  readonly options: Readonly<Record<string, unknown>>
  /** Whether variables of the environment stay as they are: generated code reads them when it runs. */
  readonly keepsEnvironment?: true
}

export interface Interpolated {
  readonly value: unknown
  readonly warnings: readonly string[]
  /** Variables of the environment that are missing, by the key at the root whose value needs them. */
  readonly missing: readonly { readonly key: string; readonly name: string }[]
}

const form = /\$\{([ ~:a-zA-Z0-9._'",\-/()]+?)\}/
const kinds: Readonly<Record<string, string>> = {
  env: 'environment variable',
  opt: 'option',
  self: 'self reference',
}
/** What a chain of variables that name one another may have at most. */
const maxRounds = 100

/** Replaces `${...}` in all values (prisma-yml.md section 4). Throws a problem for a variable of an unknown kind or one that leads to itself. */
export function interpolate(file: unknown, source: VariableSource): Interpolated {
  const warnings: string[] = []
  const missing: { readonly key: string; readonly name: string }[] = []
  /** Paths that are being resolved: a reference to one of them would never end. */
  const open: string[] = []

  function resolve(value: unknown, key: string): unknown {
    if (typeof value === 'string') return resolveText(value, key)
    if (Array.isArray(value)) return value.map((one) => resolve(one, key))
    if (!isRecord(value)) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, one]) => {
        const found = resolve(one, key === '' ? name : key)
        return found === undefined ? [] : [[name, found]]
      }),
    )
  }

  function resolveText(text: string, key: string): unknown {
    let now = text
    /** Variables without a value stay in the text. */
    const left: string[] = []
    for (let round = 0; ; round += 1) {
      const found = form.exec(now)
      if (found === null)
        return left.reduce((done, one, index) => done.replace(`\u0000${String(index)}\u0000`, one), now)
      if (round > maxRounds)
        throw new Problem(`The variables in "${text}" of prisma.yml lead to one another without end.`)
      const [all, inner = ''] = found
      if (source.keepsEnvironment && inner.trimStart().startsWith('env:')) {
        now = now.replace(all, `\u0000${String(left.length)}\u0000`)
        left.push(all)
        continue
      }
      const value = valueOf(inner.replaceAll(' ', ''), key)
      if (all === now) {
        if (typeof value !== 'string') return resolve(value, key)
        now = value
      } else if (isInsertable(value)) now = now.replace(all, () => String(value))
      else {
        const line = `Trying to populate non string value into a string for variable ${all}. Please make sure the value of the property is a string.`
        if (value !== undefined && !isEmpty(value)) throw new Problem(line)
        warnings.push(line)
        now = now.replace(all, `\u0000${String(left.length)}\u0000`)
        left.push(all)
      }
    }
  }

  function valueOf(inner: string, key: string): unknown {
    const entries = splitAtCommas(inner)
    for (const entry of entries) {
      const value = single(entry, key)
      if (value !== undefined && value !== null && !isEmpty(value)) return value
    }
    const kind = /^(env|opt|self):/.exec(entries[0] ?? '')?.[1] ?? 'env'
    warnings.push(`A valid ${kinds[kind] ?? ''} to satisfy the declaration '${inner}' could not be found.`)
    for (const entry of entries) {
      const name = /^env:([^:]*)/.exec(entry)?.[1]
      if (name !== undefined) missing.push({ key, name })
    }
    return entries.length === 1 && isEmpty(single(entries[0] ?? '', key)) ? {} : undefined
  }

  function single(entry: string, key: string): unknown {
    const literal = /^(["'])(.*)\1$/.exec(entry)
    if (literal) return literal[2]
    const [kind, name = ''] = entry.split(':')
    if (entry.includes(':') && kind === 'env') return source.environment[name]
    if (entry.includes(':') && kind === 'opt') return source.options[name]
    if (entry.includes(':') && kind === 'self') return self(entry.slice(5), key)
    throw new Problem(
      `Invalid variable reference syntax for variable ${entry}. You can only reference env vars, options, & files. You can check our docs for more info.`,
    )
  }

  function self(path: string, key: string): unknown {
    if (open.includes(path)) throw new Problem(`The reference \${self:${path}} in prisma.yml leads to itself.`)
    let found: unknown = file
    const names = path === '' ? [] : path.split('.')
    for (const [index, name] of names.entries()) {
      if (isRecord(found) || Array.isArray(found)) found = (found as Record<string, unknown>)[name]
      else return undefined
      // a value on the way may be a variable itself
      if (typeof found === 'string' && index < names.length - 1)
        found = guarded(names.slice(0, index + 1).join('.'), found, key)
      if (found === undefined && index < names.length - 1) return {}
    }
    return guarded(path, found, key)
  }

  function guarded(path: string, value: unknown, key: string): unknown {
    open.push(path)
    const resolved = resolve(value, key)
    open.pop()
    return resolved
  }

  return { value: resolve(file, ''), warnings: [...new Set(warnings)], missing }
}

const isInsertable = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const isEmpty = (value: unknown): boolean => isRecord(value) && Object.keys(value).length === 0

/** Splits at commas outside of quotes. */
const splitAtCommas = (text: string): readonly string[] => text.match(/"[^"]*"|'[^']*'|[^,]+/g) ?? []
