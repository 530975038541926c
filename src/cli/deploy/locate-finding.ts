import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { parse, visit, type DocumentNode, type Location } from 'graphql'
import type { Datamodel } from '../project/project.js'
import type { Finding } from './deploy-mutation.js'
import type { Excerpt } from './findings.js'

/** Finds the place in the files of a datamodel that a server's finding is about. */
export interface Locate {
  finding(finding: Finding): Excerpt | undefined
  /** A place in the joined text, lines and columns from 1. */
  place(line: number, column: number): Excerpt | undefined
}

/** `folder` is what paths are shown relative to. */
export function createLocate(datamodel: Datamodel, folder: string): Locate {
  const parts = datamodel.files.map((file) => ({
    file,
    lines: `${readFileSync(file, 'utf8')}\n`.split('\n').slice(0, -1),
  }))
  const document = parsed(datamodel.text)

  function place(line: number, column: number): Excerpt | undefined {
    let rest = line
    for (const { file, lines } of parts) {
      if (rest <= lines.length)
        return {
          file: relative(folder, file) || file,
          line: rest,
          column,
          text: (lines[rest - 1] ?? '').replaceAll('\t', ' '),
        }
      rest -= lines.length
    }
    return undefined
  }

  return {
    place,
    finding(finding) {
      const location = document && nodeOf(document, finding)
      if (!location) return undefined
      const { line, column } = location.startToken
      return place(line, column)
    },
  }
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** Where the field, else the type or enum, is declared. */
function nodeOf(document: DocumentNode, { type, field, description }: Finding): Location | undefined {
  // many texts name the field that the finding does not
  const name = field ?? /field `(\w+)`/.exec(description)?.[1]
  let found: Location | undefined
  visit(document, {
    ObjectTypeDefinition(node) {
      if (node.name.value !== type) return undefined
      found ??= node.name.loc
      const declared = node.fields?.find((one) => one.name.value === name)
      if (declared) found = declared.name.loc
      return false
    },
    EnumTypeDefinition(node) {
      if (node.name.value === type) found ??= node.name.loc
      return false
    },
  })
  return found
}
