import type { Call } from '../command.js'
import { deployProject } from '../deploy/deploy-project.js'
import type { ProjectDeployOptions } from '../deploy/deploy-project.js'
import { watchedFiles } from '../deploy/watch-project.js'
import { failureText } from '../failure-text.js'
import { createAsk } from '../output/ask.js'
import type { Project } from '../project/project.js'
import { RequestRefusedError } from '../server/graphql-request.js'
import { openService } from '../server/service.js'
import { captureOutput } from './captured-output.js'
import type { DevServer } from './dev-server.js'
import { createStatusScreen, type DevStatus } from './status-screen.js'

const syntaxMistake = 3017

/** The deploys of `dev`, and how they are shown. */
export interface DevDeploys {
  /** Deploys and tells how that ended; never rejects. */
  run(project: Project): Promise<void>
  failed(error: unknown): void
  close(): void
}

/** On a terminal one screen shows the state and what the last deploy printed; elsewhere all is printed as it comes. */
export function createDevDeploys(call: Call, server: DevServer): DevDeploys {
  const { flags, context } = call
  const isScreen = context.output.hasSpinner && context.isInteractive
  const screen = isScreen ? createStatusScreen(process.stdout, context.output.paint, context.folder) : undefined
  let status: DevStatus = {
    endpoint: server.endpoint,
    database: server.database,
    state: 'starting',
    at: '',
    details: '',
    watched: [],
  }
  const captured = captureOutput(context.output, () => {
    show({})
  })
  function show(next: Partial<DevStatus>): void {
    status = { ...status, ...next, details: captured.text() }
    screen?.show(status)
  }
  const output = screen ? captured.output : context.output
  const options = (force: boolean): ProjectDeployOptions => ({
    dryRun: false,
    force,
    noMigrate: false,
    generates: !flags.isSet('no-generate'),
    seeds: !flags.isSet('no-seed'),
    runsHooks: !flags.isSet('skip-hooks'),
    // the screen has them
    showsAddresses: !screen,
  })

  async function attempt(project: Project, force: boolean): Promise<DevStatus['state']> {
    const placed = { ...project, endpoint: server.endpoint }
    const service = openService(placed, { ...context, output })
    const { rejection } = await deployProject(placed, service, { ...context, output }, options(force))
    if (rejection !== 'warnings') return rejection === undefined ? 'ready' : 'failed'
    show({ state: 'held' })
    if (!(await losesData())) return 'held'
    captured.clear()
    return attempt(project, true)
  }

  /** Asks, where somebody can answer. */
  async function losesData(): Promise<boolean> {
    if (!context.isInteractive) return false
    screen?.release()
    const response = await createAsk(context).text('This deploy may lose data. Deploy it anyway? y/N', {
      flag: '--force',
      default: 'n',
    })
    return /^y/i.test(response)
  }

  const failed = (error: unknown): void => {
    const text = error instanceof RequestRefusedError ? refusalText(error) : failureText(error, context).text
    if (screen) captured.output.line(text)
    else output.fail(text)
    show({ state: 'failed', at: clock() })
  }

  return {
    failed,
    async run(project) {
      captured.clear()
      show({ state: 'deploying', watched: watchedFiles(project) })
      try {
        const state = await attempt(project, flags.isSet('force'))
        show({ state, at: clock() })
      } catch (error) {
        failed(error)
      }
      if (!screen) context.output.line('Watching for change...')
    },
    close() {
      screen?.release()
    },
  }
}

/** What a server refuses is told without its whole answer; of a mistake in the syntax the lines stand above. */
const refusalText = ({ code, message }: RequestRefusedError): string =>
  code === syntaxMistake ? (/^(.*?):?$/m.exec(message)?.[1] ?? message) : message

const clock = (): string => new Date().toTimeString().slice(0, 8)
