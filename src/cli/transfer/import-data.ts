import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { Problem } from '../../errors/problem.js'
import { isRecord } from '../../util/is-record.js'
import type { CliContext } from '../cli-context.js'
import type { Project } from '../project/project.js'
import type { Service } from '../server/service.js'
import { documentsOf } from './convert-tables.js'
import { filesOf, type DataFile } from './data-files.js'
import { documentText } from './export-data.js'
import { faulty } from './import-data-fault.js'
import { createImportState, type ImportState } from './import-state.js'
import { lineAt, listItems } from './json-items.js'
import { listLengthsBefore } from './list-lengths.js'
import { kinds, type Kind } from './ndf.js'
import { createProgress } from './progress.js'
import { milliseconds } from './reset-service.js'
import { differences, plus, readRowCounts } from './row-counts.js'
import { removeUnpacked, unpack } from './unpack.js'
import { validateData } from './validate-data.js'

export interface ImportTargetOfCli {
  readonly project: Project
  readonly service: Service
  readonly context: CliContext
}

export interface ImportOptions {
  /** Only faults are printed. */
  readonly isSilent: boolean
  /** The first document of which anything is refused ends the import. */
  readonly isStrict?: boolean
  /** Says where there is nothing to go on with. */
  readonly isResumed?: boolean
}

/**
 * Sends a zip file or a folder of NDF documents, or of one table a type (import-export.md section 10); gives how many
 * files of each kind were sent. What is refused is reported with its line and kept beside the data. Throws a problem with the
 * first fault, or at the end where anything was refused.
 */
export async function importData(
  named: string,
  place: ImportTargetOfCli,
  options: ImportOptions,
): Promise<Readonly<Record<Kind, number>>> {
  const { project, service, context } = place
  const path = resolve(context.folder, named)
  if (!existsSync(path)) throw new Problem(`Path ${named} does not exist`)
  const isZip = !statSync(path).isDirectory()
  if (isZip && !path.endsWith('.zip')) throw new Problem('data must be a directory or end with .zip')
  const report = options.isSilent ? silentReport : createReport(context)
  const unpacked = isZip ? await report.step('Unzipping', () => unpack(path, context.folder)) : path
  const folder = await documentsOf(unpacked, project, context.folder)
  const files = filesOf(folder)
  const rows = await report.step('Validating data', () => {
    if (kinds.every((kind) => files[kind].length === 0))
      throw faulty(
        `'Folder '${folder}' does not contain any of these folders: 'nodes', 'lists', 'relations'. Read more about data import here: https://bit.ly/prisma-import-ndf'`,
      )
    return validateData(files, project)
  })
  const state = createImportState(folder)
  if (options.isResumed === true && !state.isBegun)
    context.output.notice('There is no interrupted import to go on with: it begins with the first file.')
  if (!state.isBegun) state.begin(await readRowCounts(service))
  const rejections = createRejections(path, context)
  const counts = { nodes: 0, lists: 0, relations: 0 }
  for (const kind of kinds)
    counts[kind] = await sendFiles(kind, files, { ...place, ...options, state, report, rows, folder, rejections })
  await checkCounts(state, place)
  state.reset()
  if (isZip) removeUnpacked(unpacked)
  if (folder !== unpacked) removeUnpacked(folder)
  rejections.settle()
  return counts
}

interface Sending extends ImportTargetOfCli, ImportOptions {
  readonly state: ImportState
  readonly report: Report
  /** Rows of each file, by path. */
  readonly rows: ReadonlyMap<string, number>
  readonly folder: string
  readonly rejections: Rejections
}

/** Files are sent one after the other; what was sent before is skipped. */
async function sendFiles(
  kind: Kind,
  files: Readonly<Record<Kind, readonly DataFile[]>>,
  { service, context, state, report, rows, rejections, isStrict = false, folder }: Sending,
): Promise<number> {
  const rowsOf = ({ path }: DataFile): number => rows.get(path) ?? 0
  const isDone = ({ number }: DataFile): boolean => number <= state.done(kind)
  const total = files[kind].reduce((sum, file) => sum + rowsOf(file), 0)
  const done = files[kind].filter(isDone).reduce((sum, file) => sum + rowsOf(file), 0)
  const progress = report.upload(kind, { total, done })
  let sent = 0
  for (const file of files[kind]) {
    if (isDone(file)) {
      context.output.line(`Skipping file ${file.path} (already imported)`)
      continue
    }
    const text = readFileSync(file.path, 'utf8')
    const isRepeated = state.isInDoubt(kind, file.number)
    const before = isRepeated && kind === 'lists' ? listLengthsBefore(file, files.lists) : undefined
    state.sending(kind, file.number)
    const { status, body, text: response } = await service.post('/import', requestText(text, { isRepeated, before }))
    if (!Array.isArray(body)) {
      state.refused()
      throw new Problem(refusedDocument(file, { status, body, response }))
    }
    const refused = body.map(readRejection)
    if (refused.length > 0) rejections.tell({ kind, file: relative(folder, file.path), text, refused })
    if (refused.length > 0 && isStrict)
      throw new Problem(`${file.path} was not imported whole: ${String(refused.length)} of its values were refused.`)
    state.save(kind, file.number, rowsOf(file) - refused.length)
    sent += 1
    progress.sent(rowsOf(file))
  }
  progress.end()
  return sent
}

/** The document as it is, with what only this server looks at in front. */
function requestText(
  text: string,
  { isRepeated, before }: { readonly isRepeated: boolean; readonly before: readonly number[] | undefined },
): string {
  const more = [
    '"detailed":true',
    ...(isRepeated ? ['"repeated":true'] : []),
    ...(before ? [`"before":${JSON.stringify(before)}`] : []),
  ]
  return text.replace('{', `{${more.join(',')},`)
}

function refusedDocument(
  { path }: DataFile,
  { status, body, response }: { readonly status: number; readonly body: unknown; readonly response: string },
): string {
  const errors = isRecord(body) && Array.isArray(body['errors']) ? body['errors'] : undefined
  if (!errors)
    return `The server answered the import of ${path} with status ${String(status)}: ${response.slice(0, 200)}`
  const texts = errors.map((error) => String(isRecord(error) ? error['message'] : error))
  return `${path} was refused, and nothing of it is imported: ${texts.join('\n')}`
}

/** What was refused of a document; the original does not tell which value it was. */
interface Refused {
  readonly value: number | undefined
  readonly error: string
}

const readRejection = (response: unknown): Refused =>
  isRecord(response) && typeof response['value'] === 'number'
    ? { value: response['value'], error: String(response['error']) }
    : { value: undefined, error: String(response) }

interface Rejections {
  tell(refused: {
    readonly kind: Kind
    readonly file: string
    readonly text: string
    readonly refused: readonly Refused[]
  }): void
  /** Throws a problem where anything was refused. */
  settle(): void
}

/** Tells each refused value by its file and line, and keeps it for another import in a folder beside the data. */
function createRejections(data: string, { output }: CliContext): Rejections {
  const kept = `${data.replace(/\.zip$/, '')}.refused`
  let count = 0
  return {
    tell({ kind, file, text, refused }) {
      if (count === 0) rmSync(kept, { recursive: true, force: true })
      count += refused.length
      const items = listItems(text, 'values') ?? []
      const values = new Set<string>()
      for (const { value, error } of refused) {
        const item = value === undefined ? undefined : items[value]
        const place =
          item === undefined ? file : `${file}:${String(lineAt(text, item.start))}, value ${String((value ?? 0) + 1)}`
        output.result(`${place}: ${error}`)
        if (item) values.add(text.slice(item.start, item.end))
      }
      if (values.size === 0) return
      mkdirSync(join(kept, kind), { recursive: true })
      const name = file.slice(file.lastIndexOf('/') + 1)
      writeFileSync(join(kept, kind, name), documentText(kind, [...values]))
    },
    settle() {
      if (count === 0) return
      throw new Problem(
        `${String(count)} values were refused, all others are imported. The refused ones are kept in ${kept}: fix them there and import that folder.`,
      )
    },
  }
}

/** Compares what is there now with what was there and what was taken; other writers change it, too. */
async function checkCounts({ before, taken }: ImportState, { service, context }: ImportTargetOfCli): Promise<void> {
  const after = before && (await readRowCounts(service))
  if (!after) return
  const found = differences(after, plus(before, taken))
  if (found.length > 0)
    context.output.notice(
      `The service does not hold what it held and what was imported (${found.join('; ')}): it was written to meanwhile, or pairs of the import replaced one another.`,
    )
}

/** What is printed of an import. */
interface Report {
  step<Value>(text: string, work: () => Value | Promise<Value>): Promise<Value>
  upload(kind: Kind, rows: { readonly total: number; readonly done: number }): { sent(rows: number): void; end(): void }
}

const silentReport: Report = {
  step: async (_, work) => work(),
  upload: () => ({ sent: () => undefined, end: () => undefined }),
}

function createReport({ output }: CliContext): Report {
  return {
    async step(text, work) {
      const action = output.start(text)
      const begun = performance.now()
      try {
        const value = await work()
        action.end(milliseconds(begun))
        return value
      } catch (error) {
        action.end('✖')
        throw error
      }
    },
    upload(kind, rows) {
      const begun = performance.now()
      const action = output.hasSpinner ? output.start(`Uploading ${kind}`) : undefined
      if (!action) output.line(`\nUploading ${kind}${kind === 'nodes' ? '...' : ''}`)
      const progress = createProgress(output, (status) => action?.status(status), rows)
      return {
        sent: (more) => {
          progress.add(more)
        },
        end: () => {
          if (action) action.end(milliseconds(begun))
          else output.line(`Uploading ${kind} done ${milliseconds(begun)}`)
        },
      }
    },
  }
}
