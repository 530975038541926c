import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../../util/is-record.js'
import { readJson } from '../server/graphql-request.js'
import { kinds, type Kind } from './ndf.js'

/** How far an import has come: kept beside the data, so that a corrected run goes on (import-export.md section 10). */
export interface ImportState {
  /** Number of the last file that was sent whole. */
  done(kind: Kind): number
  save(kind: Kind, number: number): void
  reset(): void
}

export function createImportState(folder: string): ImportState {
  const path = join(folder, 'state.json')
  const read = existsSync(path) ? readJson(readFileSync(path, 'utf8')) : undefined
  const numbers = Object.fromEntries(
    kinds.map((kind) => [kind, isRecord(read) && typeof read[kind] === 'number' ? read[kind] : 0]),
  ) as Record<Kind, number>
  const write = (): void => {
    writeFileSync(path, JSON.stringify(numbers))
  }
  return {
    done: (kind) => numbers[kind],
    save(kind, number) {
      numbers[kind] = number
      write()
    },
    reset() {
      for (const kind of kinds) numbers[kind] = 0
      write()
    },
  }
}
