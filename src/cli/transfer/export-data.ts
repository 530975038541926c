import { createWriteStream, mkdtempSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import { Problem } from '../../errors/problem.js'
import { isRecord } from '../../util/is-record.js'
import type { CliContext } from '../cli-context.js'
import type { Service } from '../server/service.js'
import { kinds, type Kind } from './ndf.js'
import { milliseconds } from './reset-service.js'

interface Page {
  readonly elements: readonly unknown[]
  readonly cursor: Cursor
}

type Cursor = Readonly<Record<'table' | 'row' | 'field' | 'array', number>>

export interface Exported {
  /** Bytes of the documents before they were packed. */
  readonly bytes: number
  readonly counts: Readonly<Record<Kind, number>>
}

const firstCursor: Cursor = { table: 0, row: 0, field: 0, array: 0 }
const pageTries = 3
const retryPauseMs = 1000

/** Writes all data of a service into a zip file, page by page (import-export.md section 9). Nothing is left where it fails. */
export async function exportData(service: Service, path: string, context: CliContext): Promise<Exported> {
  const folder = mkdtempSync(join(tmpdir(), 'refract-export-'))
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true })
  }
  const forget = context.onInterrupt(remove)
  try {
    const counts = { nodes: 0, lists: 0, relations: 0 }
    for (const kind of kinds) counts[kind] = await download(kind, join(folder, kind), service, context)
    return { bytes: await pack(folder, path, context), counts }
  } finally {
    forget()
    remove()
  }
}

/** Gives the number of elements. */
async function download(kind: Kind, folder: string, service: Service, { output }: CliContext): Promise<number> {
  mkdirSync(folder)
  const action = output.start(`Downloading ${kind}`)
  const begun = performance.now()
  let count = 0
  let cursor = firstCursor
  for (let file = 1; isOpen(cursor); file += 1) {
    const page = await nextPage(kind, cursor, service)
    const name = `${String(file).padStart(6, '0')}.json`
    writeFileSync(join(folder, name), JSON.stringify({ valueType: kind, values: page.elements }))
    count += page.elements.length
    cursor = page.cursor
    if (output.hasSpinner) action.status(`${String(count)} (${String(rate(count, begun))}/s)`)
  }
  action.end(milliseconds(begun))
  return count
}

const rate = (count: number, begun: number): number =>
  Math.round(count / Math.max((performance.now() - begun) / 1000, 0.001))

const isOpen = (cursor: Cursor): boolean => cursor.table + cursor.row + cursor.field + cursor.array >= 0

async function nextPage(kind: Kind, cursor: Cursor, service: Service): Promise<Page> {
  const request = JSON.stringify({ fileType: kind, cursor })
  for (let tried = 1; ; tried += 1) {
    const answer = await service.post('/export', request).catch((error: unknown) => {
      if (tried >= pageTries) throw error
      return undefined
    })
    if (answer && answer.status < 500) return pageOf(answer.body, answer.text)
    if (answer && tried >= pageTries) return pageOf(answer.body, answer.text)
    await pause(retryPauseMs)
  }
}

function pageOf(body: unknown, text: string): Page {
  const errors =
    isRecord(body) && Array.isArray(body['errors']) ? (body['errors'] as readonly { readonly message?: unknown }[]) : []
  if (errors.length > 0) throw new Problem(errors.map(({ message }) => String(message)).join('\n'))
  const out = isRecord(body) ? body['out'] : undefined
  if (!isRecord(body) || !isRecord(out) || !Array.isArray(out['jsonElements']) || !isRecord(body['cursor']))
    throw new Problem(`The server's answer is no page of an export: ${text.slice(0, 200)}`)
  return { elements: out['jsonElements'], cursor: body['cursor'] as Cursor }
}

/** Packs the files, one after the other; gives their bytes. */
async function pack(folder: string, path: string, { output }: CliContext): Promise<number> {
  const action = output.start('Zipping export')
  const begun = performance.now()
  const zip = new ZipFile()
  let bytes = 0
  for (const kind of [...kinds].sort()) {
    zip.addEmptyDirectory(`${kind}/`)
    for (const name of readdirSync(join(folder, kind)).sort()) {
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
