import type { Engine, GraphqlRequest } from '../../engine/engine.js'
import { maskedMessage } from '../../graphql/response/format-failure.js'
import { createCancellation } from '../../util/cancellation.js'
import { inSlices } from '../../util/slices.js'
import { ClientGoneError, QueueFullError } from '../request-queue.js'
import { asksOnce } from './operation-kind.js'
import type { Action, OperationId } from './protocol.js'
import { reachProject, type Reached } from './reach-project.js'
import type { RunningOperation, RunningOperations } from './running-operations.js'
import type { SessionDependencies, SessionStart } from './session-dependencies.js'

/** What operations ask of the session that they run in. */
export interface OperationSession {
  readonly running: RunningOperations
  perform(actions: readonly Action[]): Promise<void>
  isClosed(): boolean
  /** Stops everything; nothing is sent from then on. */
  end(): void
}

/** Starts the operations of one session; what fails is reported to the client. */
export function createOperationStarter(
  { id: sessionId, projectId, protocol, output }: SessionStart,
  parts: SessionDependencies,
  session: OperationSession,
): (id: OperationId, request: GraphqlRequest) => Promise<void> {
  const { running, perform } = session
  const requestIdOf = (id: OperationId): string => `subscription:${sessionId}:${String(id)}`

  async function failInside(id: OperationId, cause: unknown): Promise<void> {
    if (cause instanceof QueueFullError) return fail(id, cause.message)
    parts.failed(cause, requestIdOf(id))
    await fail(id, maskedMessage(requestIdOf(id)))
  }

  async function start(id: OperationId, request: GraphqlRequest): Promise<void> {
    const reached = await reachProject(projectId, parts)
    if (session.isClosed()) return
    if ('rejection' in reached) return fail(id, reached.rejection)
    const { engine } = reached
    if (protocol.runsQueries && asksOnce(request)) {
      void runOnce(id, request, engine)
      return
    }
    const rejection = await subscribe(id, request, reached)
    if (session.isClosed()) return
    return rejection === undefined ? perform(protocol.started(id)) : fail(id, rejection)
  }

  const fail = (id: OperationId, message: string): Promise<void> => perform(protocol.failed(id, [{ message }]))

  /** Starts a subscription, or gives the reason why not. */
  async function subscribe(id: OperationId, request: GraphqlRequest, reached: Reached): Promise<string | undefined> {
    const { engine, subscriptions } = reached
    const checked = await inSlices(engine.startSubscription(request))
    if ('rejection' in checked) return checked.rejection
    // a deploy may have come meanwhile
    const now = await reachProject(projectId, parts)
    if (session.isClosed()) return undefined
    if ('rejection' in now) return now.rejection
    if (now.engine !== engine) return subscribe(id, request, now)
    const { before, after } = protocol.result(id)
    const started = subscriptions.start(engine, checked, {
      next: (payload) => {
        output.sendResult(before, payload, after)
      },
      ended: (message) => {
        running.forget(id, started)
        void fail(id, message)
      },
      overrun: () => {
        session.end()
        output.close(1013, 'Too many events')
      },
      requestId: () => requestIdOf(id),
    })
    running.add(id, started)
    return undefined
  }

  /** Answers a query or mutation, unless the client has lost interest. */
  async function runOnce(id: OperationId, request: GraphqlRequest, engine: Engine): Promise<void> {
    const { signal, cancel } = createCancellation()
    const operation: RunningOperation = { type: undefined, stop: cancel }
    running.add(id, operation)
    try {
      const response = await parts.run(engine, request, { requestId: requestIdOf(id), signal })
      if (!running.forget(id, operation)) return
      if (response.isRefused === true) {
        await perform(protocol.failed(id, response.errors))
        return
      }
      const { before, after } = protocol.result(id)
      output.sendResponse(before, response.body, after)
      await perform(protocol.completed(id))
    } catch (error) {
      if (running.forget(id, operation)) await failInside(id, error)
      else if (!(error instanceof ClientGoneError)) parts.failed(error, requestIdOf(id))
    }
  }

  return (id, request) => start(id, request).catch((error: unknown) => failInside(id, error))
}
