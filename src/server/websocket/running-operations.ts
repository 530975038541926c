import type { OperationId } from './protocol.js'

export interface RunningOperation {
  /** Name of the model; undefined: a query or mutation. */
  readonly type: string | undefined
  stop(): void
}

/** What runs on one connection, by the ids that the client gave. */
export interface RunningOperations {
  /** Number of ids. */
  size(): number
  has(id: OperationId): boolean
  /** In place of the one to the same model; one to another model stays beside it (subscriptions.md section 3). */
  add(id: OperationId, operation: RunningOperation): void
  /** Whether it was still running. */
  forget(id: OperationId, operation: RunningOperation): boolean
  stop(id: OperationId): void
  stopAll(): void
}

export function createRunningOperations(): RunningOperations {
  const running = new Map<OperationId, readonly RunningOperation[]>()
  return {
    size: () => running.size,
    has: (id) => running.has(id),
    add(id, operation) {
      const others = running.get(id) ?? []
      for (const other of others) if (other.type === operation.type) other.stop()
      running.set(id, [...others.filter(({ type }) => type !== operation.type), operation])
    },
    forget(id, operation) {
      const before = running.get(id) ?? []
      const left = before.filter((one) => one !== operation)
      if (left.length === 0) running.delete(id)
      else running.set(id, left)
      return left.length < before.length
    },
    stop(id) {
      for (const operation of running.get(id) ?? []) operation.stop()
      running.delete(id)
    },
    stopAll() {
      for (const operations of running.values()) for (const operation of operations) operation.stop()
      running.clear()
    },
  }
}
