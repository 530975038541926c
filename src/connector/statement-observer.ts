import type { DatabaseError } from '../errors/database-error.js'

/** Hears of every statement: for traces, metrics and the state of the connection. Times in ms. */
export interface StatementObserver {
  now(): number
  ran(query: { readonly text: string; readonly values: readonly unknown[] }, durationMs: number, rows: number): void
  failed(
    query: { readonly text: string; readonly values: readonly unknown[] },
    durationMs: number,
    error: DatabaseError,
  ): void
}

export const silentObserver: StatementObserver = { now: () => 0, ran: () => undefined, failed: () => undefined }
