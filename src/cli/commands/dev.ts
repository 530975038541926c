import { Problem } from '../../errors/problem.js'
import type { Call, RunCommand } from '../command.js'
import { runOnChanges, watchedFiles } from '../deploy/watch-project.js'
import { createDevDeploys, type DevDeploys } from '../dev/dev-deploys.js'
import { openDevServer } from '../dev/dev-server.js'
import { loadProject } from '../project/load-project.js'
import type { Project } from '../project/project.js'

/** Runs a server, deploys, and deploys again on every change, until Ctrl-C. */
export const runDev: RunCommand = async (call) => {
  const { context } = call
  const project = loadProject(call)
  if (!project.datamodel) throw new Problem('The property datamodel is missing in your prisma.yml')
  const server = await openDevServer(project, call)
  const deploys = createDevDeploys(call, server)
  try {
    let first: Project | undefined = project
    const watcher = await runOnChanges(watchedFiles(project), async () => {
      const now = first ?? readAgain(call, deploys)
      first = undefined
      if (!now) return undefined
      await deploys.run(now)
      return watchedFiles(now)
    })
    // ending is what is wanted from now on
    process.exitCode = 0
    const ending = new AbortController()
    context.onInterrupt(() => {
      ending.abort()
      return watcher.close()
    })
    const status = await server.ended
    if (ending.signal.aborted) return
    throw new Problem(`The server ended with exit code ${String(status)}:\n${server.log()}`)
  } finally {
    deploys.close()
    await server.stop()
  }
}

/** A project that cannot be read is reported; its next change may fix it. */
function readAgain(call: Call, deploys: DevDeploys): Project | undefined {
  try {
    return loadProject(call)
  } catch (error) {
    deploys.failed(error)
    return undefined
  }
}
