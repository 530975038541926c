import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Problem } from '../../errors/problem.js'
import { isRecord } from '../../util/is-record.js'
import type { CliContext } from '../cli-context.js'
import type { Action } from '../output/output.js'
import type { Project } from '../project/project.js'
import type { Service } from '../server/service.js'
import { filesOf, type DataFile } from './data-files.js'
import { faulty } from './import-data-fault.js'
import { createImportState, type ImportState } from './import-state.js'
import { kinds, timeLeft, type Kind } from './ndf.js'
import { milliseconds } from './reset-service.js'
import { removeUnpacked, unpack } from './unpack.js'
import { validateData } from './validate-data.js'

export interface ImportPlace {
  readonly project: Project
  readonly service: Service
  readonly context: CliContext
}

/** Sends a zip file or a folder of NDF documents (import-export.md section 10); gives how many files of each kind were sent. Throws a problem with the first fault. */
export async function importData(
  named: string,
  place: ImportPlace,
  { isSilent }: { readonly isSilent: boolean },
): Promise<Readonly<Record<Kind, number>>> {
  const { project, context } = place
  const path = resolve(context.folder, named)
  if (!existsSync(path)) throw new Problem(`Path ${named} does not exist`)
  const isZip = !statSync(path).isDirectory()
  if (isZip && !path.endsWith('.zip')) throw new Problem('data must be a directory or end with .zip')
  const report = isSilent ? silentReport : createReport(context)
  const folder = isZip ? await report.step('Unzipping', () => unpack(path, context.folder)) : path
  const files = filesOf(folder)
  await report.step('Validating data', () => {
    if (kinds.every((kind) => files[kind].length === 0))
      throw faulty(
        `'Folder '${folder}' does not contain any of these folders: 'nodes', 'lists', 'relations'. Read more about data import here: https://bit.ly/prisma-import-ndf'`,
      )
    validateData(files, project)
  })
  const state = createImportState(folder)
  const counts = { nodes: 0, lists: 0, relations: 0 }
  for (const kind of kinds) counts[kind] = await sendFiles(kind, files[kind], { ...place, state, report })
  state.reset()
  if (isZip) removeUnpacked(folder)
  return counts
}

interface Sending extends ImportPlace {
  readonly state: ImportState
  readonly report: Report
}

/** Files are sent one after the other; what was sent before is skipped. */
async function sendFiles(
  kind: Kind,
  files: readonly DataFile[],
  { service, context, state, report }: Sending,
): Promise<number> {
  const progress = report.upload(kind, files)
  let sent = 0
  for (const file of files) {
    if (file.number <= state.done(kind)) {
      context.output.line(`Skipping file ${file.path} (already imported)`)
      continue
    }
    const { status, body, text } = await service.post('/import', readFileSync(file.path, 'utf8'))
    const errors = isRecord(body) && Array.isArray(body['errors']) ? body['errors'] : body
    if (!Array.isArray(errors))
      throw new Problem(
        `The server answered the import of ${file.path} with status ${String(status)}: ${text.slice(0, 200)}`,
      )
    if (errors.length > 0) {
      context.output.result(JSON.stringify(errors, null, 2))
      throw new Problem(`${file.path} was not imported whole: ${String(errors.length)} of its values were refused.`)
    }
    state.save(kind, file.number)
    sent += 1
    progress.sent(file)
  }
  progress.end()
  return sent
}

/** What is printed of an import. */
interface Report {
  step<Value>(text: string, work: () => Value | Promise<Value>): Promise<Value>
  upload(kind: Kind, files: readonly DataFile[]): { sent(file: DataFile): void; end(): void }
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
    upload(kind, files) {
      const begun = performance.now()
      if (output.hasSpinner) return drawnUpload(output.start(`Uploading ${kind}`), files, begun)
      output.line(`\nUploading ${kind}${kind === 'nodes' ? '...' : ''}`)
      return {
        sent: () => undefined,
        end: () => {
          output.line(`Uploading ${kind} done ${milliseconds(begun)}`)
        },
      }
    },
  }
}

function drawnUpload(action: Action, files: readonly DataFile[], begun: number) {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  return {
    sent({ bytes }: DataFile): void {
      done += bytes
      const seconds = (performance.now() - begun) / 1000
      const percent = Math.round((100 * done) / Math.max(total, 1))
      const perSecond = done / Math.max(seconds, 0.001)
      action.status(
        `${String(percent)} % (${(perSecond / 1_000_000).toFixed(1)} MB/s, ${timeLeft((total - done) / perSecond)} left)`,
      )
    },
    end(): void {
      action.end(milliseconds(begun))
    },
  }
}
