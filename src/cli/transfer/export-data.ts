import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import { Problem } from '../../errors/problem.js'
import { isRecord } from '../../util/is-record.js'
import type { CliContext } from '../cli-context.js'
import { readJson } from '../server/graphql-request.js'
import type { Service } from '../server/service.js'
import { listItems } from './json-items.js'
import { kinds, type Kind } from './ndf.js'
import { createProgress } from './progress.js'
import { milliseconds } from './reset-service.js'
import { differences, noRows, readRowCounts, rowsOf, type RowCounts } from './row-counts.js'
import { writeWhole } from './write-whole.js'

interface Page {
  /** As the server wrote them. */
  readonly elements: readonly string[]
  readonly rows: number
  readonly cursor: Cursor
}

type Cursor = Readonly<Record<'table' | 'row' | 'field' | 'array', number>>

export interface Exported {
  /** Bytes of the documents before they were packed. */
  readonly bytes: number
  readonly counts: Readonly<Record<Kind, number>>
}

/** How far an export has come, kept beside its pages. */
interface ExportState {
  readonly kind: Kind
  readonly cursor: Cursor
  /** Number of the last file. */
  readonly file: number
  /** Elements by kind. */
  readonly counts: RowCounts
  readonly rows: RowCounts
  /** What the service held when it began. */
  readonly before: RowCounts | undefined
}

export interface ExportOptions {
  /** Goes on with what an interrupted export left. */
  readonly isResumed: boolean
}

const firstCursor: Cursor = { table: 0, row: 0, field: 0, array: 0 }
const pageTries = 3
const retryPauseMs = 1000

/** Where the pages of an export that has not ended are kept. */
export const partialFolder = (path: string): string => `${path}.partial`

/**
 * Writes all data of a service into a zip file, page by page (import-export.md section 9). What was read stays beside it
 * until all is packed, so that an interrupted export can go on. Throws a problem where the counts do not agree.
 */
export async function exportData(
  service: Service,
  path: string,
  { isResumed }: ExportOptions,
  context: CliContext,
): Promise<Exported> {
  const folder = partialFolder(path)
  const known = isResumed ? readState(folder) : undefined
  if (isResumed && !known) throw new Problem(`There is no interrupted export to go on with: ${folder} does not exist.`)
  if (!known) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let state = known ?? (await firstState(service))
  try {
    for (const kind of kinds.slice(kinds.indexOf(state.kind))) {
      if (kind !== state.kind) state = { ...state, kind, cursor: firstCursor, file: 0 }
      state = await download(state, folder, service, context)
    }
    const after = await readRowCounts(service)
    if (after) checkCounts(state, after, context)
    const bytes = await pack(folder, path, context)
    rmSync(folder, { recursive: true, force: true })
    return { bytes, counts: state.counts }
  } catch (error) {
    if (readState(folder))
      context.output.notice(
        `What was read is kept in ${folder}; go on with: ${context.program} export --path ${path} --resume`,
      )
    else rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

const firstState = async (service: Service): Promise<ExportState> => ({
  kind: 'nodes',
  cursor: firstCursor,
  file: 0,
  counts: noRows,
  rows: noRows,
  before: await readRowCounts(service),
})

function readState(folder: string): ExportState | undefined {
  const path = join(folder, 'state.json')
  const read = existsSync(path) ? readJson(readFileSync(path, 'utf8')) : undefined
  return isRecord(read) ? (read as unknown as ExportState) : undefined
}

/** Reads what is left of one kind. */
async function download(
  from: ExportState,
  folder: string,
  service: Service,
  { output }: CliContext,
): Promise<ExportState> {
  const { kind } = from
  mkdirSync(join(folder, kind), { recursive: true })
  const action = output.start(`Downloading ${kind}`)
  const begun = performance.now()
  const show = (status: string): void => {
    action.status(status)
  }
  const progress = createProgress(output, show, { total: from.before?.[kind], done: from.rows[kind] })
  let state = from
  try {
    while (isOpen(state.cursor) || state.file === 0) {
      const page = await nextPage(kind, state.cursor, service)
      const file = state.file + 1
      writeWhole(join(folder, kind, `${String(file).padStart(6, '0')}.json`), documentText(kind, page.elements))
      state = {
        ...state,
        cursor: page.cursor,
        file,
        counts: { ...state.counts, [kind]: state.counts[kind] + page.elements.length },
        rows: { ...state.rows, [kind]: state.rows[kind] + page.rows },
      }
      writeWhole(join(folder, 'state.json'), JSON.stringify(state))
      progress.add(page.rows)
    }
  } catch (error) {
    action.end('✖')
    throw error
  }
  action.end(milliseconds(begun))
  return state
}

/** An element a line, so that a fault of one can be reported by its line. */
export const documentText = (kind: Kind, elements: readonly string[]): string =>
  elements.length === 0
    ? `{"valueType":"${kind}","values":[]}`
    : `{"valueType":"${kind}","values":[\n${elements.join(',\n')}\n]}`

const isOpen = (cursor: Cursor): boolean => cursor.table + cursor.row + cursor.field + cursor.array >= 0

async function nextPage(kind: Kind, cursor: Cursor, service: Service): Promise<Page> {
  const request = JSON.stringify({ fileType: kind, cursor })
  for (let tried = 1; ; tried += 1) {
    const response = await service.post('/export', request).catch((error: unknown) => {
      if (tried >= pageTries) throw error
      return undefined
    })
    if (response && (response.status < 500 || tried >= pageTries)) return pageOf(kind, response.body, response.text)
    await pause(retryPauseMs)
  }
}

function pageOf(kind: Kind, body: unknown, text: string): Page {
  const errors =
    isRecord(body) && Array.isArray(body['errors']) ? (body['errors'] as readonly { readonly message?: unknown }[]) : []
  if (errors.length > 0) throw new Problem(errors.map(({ message }) => String(message)).join('\n'))
  const out = isRecord(body) ? body['out'] : undefined
  const items = listItems(text, 'jsonElements')
  if (!items || !isRecord(body) || !isRecord(out) || !Array.isArray(out['jsonElements']) || !isRecord(body['cursor']))
    throw new Problem(`The server's answer is no page of an export: ${text.slice(0, 200)}`)
  return {
    elements: items.map(({ start, end }) => text.slice(start, end).replace(/\n\s*/g, '')),
    rows: out['jsonElements'].reduce<number>((sum, value) => sum + rowsOf(kind, value), 0),
    cursor: body['cursor'] as Cursor,
  }
}

/** Throws a problem where rows are missing though nobody wrote; tells where somebody did. */
function checkCounts({ rows, before }: ExportState, after: RowCounts, { output }: CliContext): void {
  const found = differences(rows, after)
  if (found.length === 0) return
  if (before && differences(before, after).length === 0)
    throw new Problem(`The export does not hold what the service holds (${found.join('; ')}).`)
  output.notice(`The service was written to during the export (${found.join('; ')}).`)
}

/** Packs the files, one after the other; gives their bytes. */
async function pack(folder: string, path: string, { output }: CliContext): Promise<number> {
  const action = output.start('Zipping export')
  const begun = performance.now()
  const zip = new ZipFile()
  let bytes = 0
  for (const kind of [...kinds].sort()) {
    zip.addEmptyDirectory(`${kind}/`)
    for (const name of readdirSync(join(folder, kind))
      .filter((one) => one.endsWith('.json'))
      .sort()) {
      bytes += statSync(join(folder, kind, name)).size
      zip.addFile(join(folder, kind, name), `${kind}/${name}`)
    }
  }
  zip.end()
  try {
    await pipeline(zip.outputStream, createWriteStream(path))
  } catch (error) {
    rmSync(path, { force: true })
    throw new Problem(
      `The export cannot be written to ${path}: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  output.line(`${String(bytes)} total bytes`)
  action.end(milliseconds(begun))
  return bytes
}
