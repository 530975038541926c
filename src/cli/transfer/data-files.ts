import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { kinds, type Kind } from './ndf.js'

export interface DataFile {
  readonly path: string
  /** The last run of digits in its name. */
  readonly number: number
  readonly bytes: number
}

/** The documents of each kind in the order of their numbers; a folder that is missing holds none. */
export function filesOf(folder: string): Readonly<Record<Kind, readonly DataFile[]>> {
  const [nodes, lists, relations] = kinds.map((kind) => filesIn(join(folder, kind)))
  return { nodes: nodes ?? [], lists: lists ?? [], relations: relations ?? [] }
}

function filesIn(folder: string): readonly DataFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name, index) => ({
      path: join(folder, name),
      number: Number(/(\d+)\D*\.json$/.exec(name)?.[1] ?? index + 1),
      bytes: statSync(join(folder, name)).size,
    }))
    .sort((one, other) => one.number - other.number || (one.path < other.path ? -1 : 1))
}
