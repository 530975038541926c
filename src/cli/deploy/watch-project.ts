import { join } from 'node:path'
import { watch } from 'chokidar'
import type { Call } from '../command.js'
import type { Project } from '../project/project.js'

/** Files whose change means another deploy. */
export const watchedFiles = ({ path, folder, datamodel, seed }: Project): readonly string[] => [
  path,
  ...(datamodel?.files ?? []),
  ...(seed?.import === undefined ? [] : [join(folder, seed.import)]),
]

/** Editors write a file in several steps. */
const settleMs = 80

/** Tells of changes of files, one after the other: what changes meanwhile is told once more afterwards. */
export function watchFiles(
  files: readonly string[],
  changed: (file: string) => Promise<void>,
): { close(): Promise<void> } {
  const watcher = watch([...files], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: settleMs, pollInterval: settleMs / 4 },
    atomic: true,
  })
  let running = false
  let next: string | undefined
  const run = async (file: string): Promise<void> => {
    if (running) {
      next = file
      return
    }
    running = true
    await changed(file)
    running = false
    const waiting = next
    next = undefined
    if (waiting !== undefined) await run(waiting)
  }
  watcher.on('all', (_event, file) => void run(file))
  return { close: () => watcher.close() }
}

/** `deploy --watch`: deploys now and after each change; a deploy that fails is told and waits for the next change. */
export async function deployOnChanges(
  { context }: Call,
  files: readonly string[],
  deploy: () => Promise<void>,
): Promise<void> {
  const { output } = context
  const attempt = async (): Promise<void> => {
    try {
      await deploy()
    } catch (error) {
      output.fail(error instanceof Error ? error.message : String(error))
    }
    output.line('Watching for change...')
  }
  await attempt()
  const watcher = watchFiles(files, attempt)
  context.onInterrupt(() => watcher.close())
  await new Promise<never>(() => undefined)
}
