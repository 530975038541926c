import { maskedMessage } from '../../graphql/response/format-failure.js'
import type { Action, OperationId } from './protocol.js'
import { reachProject } from './reach-project.js'
import { createRunningOperations } from './running-operations.js'
import type { SessionDependencies, SessionStart } from './session-dependencies.js'
import { createOperationStarter } from './start-operation.js'

/** One connection, without its socket. Messages are handled one after the other. */
export interface Session {
  receive(text: string): void
  /** Messages that were received and not yet handled. */
  waiting(): number
  /** Whether an init message came. */
  isGreeted(): boolean
  /** Running subscriptions. */
  size(): number
  /** The socket is closed: everything ends, without a word. */
  closed(): void
}

export function createSession(options: SessionStart, parts: SessionDependencies): Session {
  const { id: sessionId, projectId, protocol, output } = options
  const running = createRunningOperations()
  // one object: accessors would cost every connection a hidden class of its own
  const state = { isReady: false, isRunning: (id: OperationId) => running.has(id) }
  let isGreeted = false
  let isClosed = false
  let waiting = 0
  let turn: Promise<void> = Promise.resolve()
  const start = createOperationStarter(options, parts, { running, perform, isClosed: () => isClosed, end })

  /** Sends and closes; what takes longer is waited for. */
  async function perform(actions: readonly Action[]): Promise<void> {
    for (const action of actions) {
      if (isClosed) return
      switch (action.kind) {
        case 'send':
          output.send(action.text)
          break
        case 'close':
          end()
          output.close(action.code, action.reason)
          break
        case 'authenticate':
          await authenticate(action.token)
          break
        case 'start':
          await start(action.id, action.request)
          break
        case 'stop':
          running.stop(action.id)
      }
    }
  }

  async function authenticate(token: string | undefined): Promise<void> {
    isGreeted = true
    const rejection = await rejectionOf(token, projectId, parts)
    state.isReady = rejection === undefined
    await perform(rejection === undefined ? protocol.accepted() : protocol.refused(rejection))
  }

  function end(): void {
    isClosed = true
    running.stopAll()
  }

  async function take(text: string): Promise<void> {
    try {
      if (!isClosed) await perform(protocol.receive(text, state))
    } catch (error) {
      const requestId = `subscription:${sessionId}`
      parts.failed(error, requestId)
      if (!state.isReady) await perform(protocol.refused(maskedMessage(requestId)))
    } finally {
      waiting -= 1
    }
  }

  return {
    receive(text) {
      waiting += 1
      turn = turn.then(() => take(text))
    },
    waiting: () => waiting,
    isGreeted: () => isGreeted,
    size: () => running.size(),
    closed: end,
  }
}

/** Why an init message is refused; undefined: it is not. */
async function rejectionOf(
  token: string | undefined,
  projectId: string,
  parts: SessionDependencies,
): Promise<string | undefined> {
  const reached = await reachProject(projectId, parts)
  if ('rejection' in reached) return reached.rejection
  const { secrets } = reached.engine.definition
  if (secrets.length === 0) return undefined
  if (token === undefined) return 'No Authorization field was provided in payload.'
  const rejection = await parts.access.check(`Bearer ${token}`, secrets)
  return rejection === undefined ? undefined : 'Authentication token is invalid.'
}
