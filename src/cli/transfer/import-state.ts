import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../../util/is-record.js'
import { readJson } from '../server/graphql-request.js'
import { kinds, type Kind } from './ndf.js'
import { noRows, type RowCounts } from './row-counts.js'
import { writeWhole } from './write-whole.js'

/** How far an import has come: kept beside the data, so that a later run goes on (import-export.md section 10). */
export interface ImportState {
  /** Number of the last file that was sent whole. */
  done(kind: Kind): number
  /** Whether the file was sent before and nobody knows how much of it was taken. */
  isInDoubt(kind: Kind, number: number): boolean
  /** Whether an earlier run left anything. */
  readonly isBegun: boolean
  /** Rows that were sent and taken by all runs. */
  readonly taken: RowCounts
  /** What the service held before the first run; undefined where its server cannot tell. */
  readonly before: RowCounts | undefined
  begin(before: RowCounts | undefined): void
  /** A file is about to be sent. */
  sending(kind: Kind, number: number): void
  /** It was; `taken` of its rows are in the database. */
  save(kind: Kind, number: number, taken: number): void
  /** It was refused as a whole. */
  refused(): void
  reset(): void
}

interface Stored {
  readonly nodes: number
  readonly lists: number
  readonly relations: number
  readonly sending?: { readonly kind: Kind; readonly number: number }
  readonly taken?: RowCounts
  readonly before?: RowCounts
}

export function createImportState(folder: string): ImportState {
  const path = join(folder, 'state.json')
  const read = existsSync(path) ? readJson(readFileSync(path, 'utf8')) : undefined
  const found = isRecord(read) ? read : {}
  const numberOf = (kind: Kind): number => (typeof found[kind] === 'number' ? found[kind] : 0)
  let stored: Stored = {
    ...(found as Partial<Stored>),
    nodes: numberOf('nodes'),
    lists: numberOf('lists'),
    relations: numberOf('relations'),
  }
  const write = (next: Stored): void => {
    stored = next
    writeWhole(path, JSON.stringify(stored))
  }
  const withoutSending = (): Stored => {
    const next: { -readonly [Key in keyof Stored]: Stored[Key] } = { ...stored }
    delete next.sending
    return next
  }
  return {
    isBegun: stored.sending !== undefined || kinds.some((kind) => stored[kind] > 0),
    get taken() {
      return stored.taken ?? noRows
    },
    get before() {
      return stored.before
    },
    done: (kind) => stored[kind],
    isInDoubt: (kind, number) => stored.sending?.kind === kind && stored.sending.number === number,
    begin(before) {
      write({ ...stored, ...(before ? { before } : {}) })
    },
    sending(kind, number) {
      write({ ...stored, sending: { kind, number } })
    },
    save(kind, number, rows) {
      const taken = stored.taken ?? noRows
      write({ ...withoutSending(), [kind]: number, taken: { ...taken, [kind]: taken[kind] + rows } })
    },
    refused() {
      write(withoutSending())
    },
    reset() {
      rmSync(path, { force: true })
      write({ nodes: 0, lists: 0, relations: 0 })
    },
  }
}
