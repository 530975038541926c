import { join } from 'node:path'
import { watch } from 'chokidar'
import type { CliContext } from '../cli-context.js'
import { failureText } from '../failure-text.js'
import type { Project } from '../project/project.js'

/** Files whose change means another deploy. */
export const watchedFiles = ({ path, folder, datamodel, seed }: Project): readonly string[] => [
  path,
  ...(datamodel?.files ?? []),
  ...(seed?.import === undefined ? [] : [join(folder, seed.import)]),
]

/** Editors write a file in several steps. */
const settleMs = 80

/**
 * Runs something now, and again whenever a file changes: one run after the other, and once more for all that changed
 * meanwhile. A run gives the files to watch from then on, undefined for the same. Fulfilled after the first run.
 */
export async function runOnChanges(
  files: readonly string[],
  run: () => Promise<readonly string[] | undefined>,
): Promise<{ close(): Promise<void> }> {
  let watched = files
  const watcher = watch([...watched], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: settleMs, pollInterval: settleMs / 4 },
    atomic: true,
  })
  let isRunning = false
  let isWaiting = false
  const runWhileChanged = async (): Promise<void> => {
    isWaiting = true
    if (isRunning) return
    isRunning = true
    while (isWaiting) {
      isWaiting = false
      const next = (await run()) ?? watched
      watcher.add(next.filter((file) => !watched.includes(file)))
      watcher.unwatch(watched.filter((file) => !next.includes(file)))
      watched = next
    }
    isRunning = false
  }
  // what changes during the first run counts, too
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
  watcher.on('all', () => void runWhileChanged())
  await runWhileChanged()
  return { close: () => watcher.close() }
}

/** `deploy --watch`: deploys now and after each change; a deploy that fails is reported and waits for the next change. */
export async function deployOnChanges(
  project: Project,
  context: CliContext,
  { read, deploy }: { readonly read: () => Project; readonly deploy: (project: Project) => Promise<void> },
): Promise<void> {
  const { output } = context
  let first: Project | undefined = project
  const watcher = await runOnChanges(watchedFiles(project), async () => {
    let files: readonly string[] | undefined
    try {
      const now: Project = first ?? read()
      first = undefined
      files = watchedFiles(now)
      await deploy(now)
    } catch (error) {
      output.fail(failureText(error, context).text.trim())
    }
    // a refused deploy is no end
    process.exitCode = 0
    output.line('Watching for change...')
    return files
  })
  context.onInterrupt(() => watcher.close())
  await new Promise<never>(() => undefined)
}
