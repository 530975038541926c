import { Alias, isMap, isScalar, LineCounter, parseAllDocuments, type YAMLMap, type Document, type Node } from 'yaml'
import type { ConfigurationProblem } from './configuration.js'
import { maskLine } from './mask-secrets.js'

/** A configuration text with what places in it are called. */
export interface SourceText {
  readonly text: string
  /** `PRISMA_CONFIG` or a path. */
  readonly name: string
}

/** One key of a mapping; of equal keys the last one. */
export interface Entry {
  readonly key: string
  readonly node: Node | null
  /** Line of the key, from 1. */
  readonly line: number
}

export interface YamlText extends SourceText {
  readonly document: Document
  lineOf(node: Node | null | undefined): number
  /** Entries of a mapping, merge keys resolved; `repeated` hears of keys given before. */
  entries(map: YAMLMap, repeated: (key: string, line: number) => void): readonly Entry[]
  /** The lines before and at a line, secrets masked. */
  excerpt(line: number): readonly string[]
}

const excerptLines = 2

/** Parses YAML 1.1; a text that is none gives a problem with line and column (configuration.md section 2). */
export function parseYaml(source: SourceText): YamlText | ConfigurationProblem {
  const text = source.text.replace(/^\uFEFF/, '')
  const counter = new LineCounter()
  const lines = text.split(/\r?\n/)
  const excerpt = (line: number): readonly string[] =>
    lines
      .slice(Math.max(0, line - excerptLines), line)
      .map((one, index, all) => `  ${String(line - all.length + index + 1)} | ${maskLine(one)}`)
  if (lines.every((line) => /^\s*(#.*|~\s*)?$/.test(line)))
    return {
      text: `The configuration is empty`,
      details: [`${source.name} holds no keys`, 'expected: a key "databases" with one database'],
    }
  const documents = parseAllDocuments(text, { version: '1.1', uniqueKeys: false, lineCounter: counter, merge: true })
  const [document] = documents
  if (!Array.isArray(documents) || document === undefined || documents.length > 1)
    return {
      text: 'The configuration holds several YAML documents',
      details: [`${source.name} has a line "---" between them`, 'expected: one document'],
    }
  const fault = document.errors[0] ?? document.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED')
  if (fault) {
    const { line, col } = counter.linePos(fault.pos[0])
    return {
      text: `The configuration is no YAML: ${faultText(fault.code, fault.message, lines[line - 1] ?? '')}`,
      details: [
        `${source.name}, line ${String(line)}, column ${String(col)}`,
        ...excerpt(line),
        ...hint(lines[line - 1] ?? ''),
      ],
    }
  }
  const lineOf = (node: Node | null | undefined): number => (node?.range ? counter.linePos(node.range[0]).line : 1)
  const resolved = (node: unknown): Node | null =>
    node instanceof Alias ? (node.resolve(document) ?? null) : ((node ?? null) as Node | null)

  function entries(map: YAMLMap, repeated: (key: string, line: number) => void): readonly Entry[] {
    const found = new Map<string, Entry>()
    const own = new Set<string>()
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : String(pair.key)
      const line = lineOf(pair.key as Node | null)
      const node = resolved(pair.value)
      if (key === '<<') {
        if (isMap(node))
          for (const entry of entries(node, () => undefined)) if (!own.has(entry.key)) found.set(entry.key, entry)
        continue
      }
      if (own.has(key)) repeated(key, line)
      own.add(key)
      found.delete(key)
      found.set(key, { key, node, line })
    }
    return [...found.values()]
  }

  return { ...source, text, document, lineOf, entries, excerpt }
}

function faultText(code: string, message: string, line: string): string {
  if (code === 'TAB_AS_INDENT' || /^\s*\t/.test(line))
    return 'a tab character stands in the indentation; YAML takes blanks only'
  if (code === 'TAG_RESOLVE_FAILED') return 'a value begins with a tag (!), which means something else in YAML'
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message
}

/** Values with characters that YAML reads otherwise are the usual cause. */
function hint(line: string): readonly string[] {
  if (severalKeys.test(line)) return [`hint: ${foldedHint}`]
  const key = (/(?:^|[\s{,])["']?(\w+)["']?\s*:\s+\w[^\s:,]*:(?:\s|$)/.exec(line) ??
    /^\s*(?:- )?["']?(\w+)["']?\s*:\s*[!@%*&`|>{[]/.exec(line))?.[1]
  return key === undefined ? [] : [`hint: put the value of ${key} in single quotes`]
}

/** Lines of a text that a compose file has under `PRISMA_CONFIG: >`, joined into one. */
const severalKeys =
  /^\s*\w+:\s+[^{\s].*\s(?:port|databases|managementApiSecret|enableManagementApi|default|connector|host):(?:\s|$)/
export const foldedHint = 'The compose file has  PRISMA_CONFIG: >  perhaps, which joins lines; write  PRISMA_CONFIG: |'
/** Whether lines were joined so that a comment hides all behind it. */
export const isFoldedIntoComment = (text: string): boolean => /^\s*\w+:.*#.*\bdatabases:/m.test(text)
