import type { ServiceAccess } from '../../auth/service-access.js'
import type { Engine, GraphqlRequest } from '../../engine/engine.js'
import { problem } from '../../errors/problem.js'
import { maskedMessage } from '../../graphql/respond/format-failure.js'
import type { Answer } from '../../graphql/respond/answer.js'
import type { Subscriptions } from '../../subscription/create-subscriptions.js'
import { inSlices } from '../../util/slices.js'
import type { Services } from '../services.js'
import { asksOnce } from './operation-kind.js'
import type { Action, OperationId, Protocol } from './protocol.js'
import { createRunningOperations, type RunningOperation } from './running-operations.js'

/** Where a session's messages go. */
export interface SessionOutput {
  send(text: string): void
  /** The text of a result between what the protocol writes around it. */
  sendResult(before: string, payload: string, after: string): void
  /** No message follows. */
  close(code: number, reason: string): void
}

export type SocketServices = Pick<Services, 'findEngine' | 'subscriptions'>

/** What a session asks of the rest of the server. */
export interface SessionDependencies {
  /** What serves projects, or why nothing does now. */
  waitForServices(): Promise<SocketServices | { readonly unavailable: string }>
  readonly access: ServiceAccess
  /** Runs a query or mutation when it is its turn. */
  run(engine: Engine, request: GraphqlRequest, requestId: string): Promise<Answer>
  failed(cause: unknown, requestId: string): void
}

export interface SessionStart {
  /** Stands in request ids. */
  readonly id: string
  readonly projectId: string
  readonly protocol: Protocol
  readonly output: SessionOutput
}

/** One connection, without its socket. Messages are taken up one after the other. */
export interface Session {
  receive(text: string): void
  /** Messages that were received and not yet taken up. */
  waiting(): number
  /** Whether an init message came. */
  isGreeted(): boolean
  /** Running subscriptions. */
  size(): number
  /** The socket is closed: everything ends, without a word. */
  closed(): void
}

export function createSession(
  { id: sessionId, projectId, protocol, output }: SessionStart,
  parts: SessionDependencies,
): Session {
  const running = createRunningOperations()
  // one object: accessors would cost every connection a hidden class of its own
  const state = { isReady: false, isRunning: (id: OperationId) => running.has(id) }
  let isGreeted = false
  let isClosed = false
  let waiting = 0
  let turn: Promise<void> = Promise.resolve()
  const requestIdOf = (id: OperationId): string => `subscription:${sessionId}:${String(id)}`

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
          await start(action.id, action.request).catch((error: unknown) => failInside(action.id, error))
          break
        case 'stop':
          running.stop(action.id)
      }
    }
  }

  async function authenticate(token: string | undefined): Promise<void> {
    isGreeted = true
    const refusal = await refusalOf(token, projectId, parts)
    state.isReady = refusal === undefined
    await perform(refusal === undefined ? protocol.accepted() : protocol.refused(refusal))
  }

  async function failInside(id: OperationId, cause: unknown): Promise<void> {
    parts.failed(cause, requestIdOf(id))
    await fail(id, maskedMessage(requestIdOf(id)))
  }

  async function start(id: OperationId, request: GraphqlRequest): Promise<void> {
    const reached = await reach(projectId, parts)
    if (isClosed) return
    if ('refusal' in reached) return fail(id, reached.refusal)
    const { engine } = reached
    if (protocol.runsQueries && asksOnce(request)) {
      void runOnce(id, request, engine)
      return
    }
    const refusal = await subscribe(id, request, reached)
    if (isClosed as boolean) return
    return refusal === undefined ? perform(protocol.started(id)) : fail(id, refusal)
  }

  const fail = (id: OperationId, message: string): Promise<void> => perform(protocol.failed(id, [{ message }]))

  /** Starts a subscription, or gives the reason why not. */
  async function subscribe(id: OperationId, request: GraphqlRequest, reached: Reached): Promise<string | undefined> {
    const { engine, subscriptions } = reached
    const checked = await inSlices(engine.startSubscription(request))
    if ('refusal' in checked) return checked.refusal
    // a deploy may have come meanwhile
    const now = await reach(projectId, parts)
    if (isClosed) return undefined
    if ('refusal' in now) return now.refusal
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
        end()
        output.close(1013, 'Too many events')
      },
      requestId: () => requestIdOf(id),
    })
    running.add(id, started)
    return undefined
  }

  /** Answers a query or mutation, unless the client has lost interest. */
  async function runOnce(id: OperationId, request: GraphqlRequest, engine: Engine): Promise<void> {
    const operation: RunningOperation = { type: undefined, stop: () => undefined }
    running.add(id, operation)
    try {
      const answer = await parts.run(engine, request, requestIdOf(id))
      if (!running.forget(id, operation)) return
      if (answer.isRefused === true) {
        await perform(protocol.failed(id, answer.errors))
        return
      }
      const { before, after } = protocol.result(id)
      output.sendResult(before, answer.body, after)
      await perform(protocol.completed(id))
    } catch (error) {
      running.forget(id, operation)
      await failInside(id, error)
    }
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
async function refusalOf(
  token: string | undefined,
  projectId: string,
  parts: SessionDependencies,
): Promise<string | undefined> {
  const reached = await reach(projectId, parts)
  if ('refusal' in reached) return reached.refusal
  const { secrets } = reached.engine.definition
  if (secrets.length === 0) return undefined
  if (token === undefined) return 'No Authorization field was provided in payload.'
  const refusal = await parts.access.check(`Bearer ${token}`, secrets)
  return refusal === undefined ? undefined : 'Authentication token is invalid.'
}

interface Reached {
  readonly engine: Engine
  readonly subscriptions: Subscriptions
}

/** The engine of the project as it is now. */
async function reach(
  projectId: string,
  { waitForServices }: SessionDependencies,
): Promise<Reached | { readonly refusal: string }> {
  const services = await waitForServices()
  if ('unavailable' in services) return { refusal: services.unavailable }
  const engine = await services.findEngine(projectId)
  if (engine === undefined) return { refusal: problem('projectNotFound', { id: projectId }).message }
  return { engine, subscriptions: services.subscriptions }
}
