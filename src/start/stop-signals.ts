import { exitStatus } from './exit-status.js'

/** What a signal stops. */
export interface Stoppable {
  /** Called once, before it is stopped. */
  stopping(reason: string): void
  /** Ends when everything is closed. */
  stop(): Promise<void>
  stopped(): void
  failed(error: unknown): void
}

/** Listens for signals from the first moment on: process 1 of a container is sent no others than those it listens for. */
export interface StopSignals {
  /** From now on a signal stops `running`; until then it ends the process at once. */
  serve(running: Stoppable): void
  /** Stops for another reason than a signal. */
  stop(reason: string, status: number): void
}

/** What is still open then is left to the system: docker kills after 10 s. */
const longestStopMs = 8800

export function listenForStopSignals(): StopSignals {
  let running: Stoppable | undefined
  let isStopping = false
  const stop = (reason: string, status: number): void => {
    if (isStopping) process.exit(status === exitStatus.stopped ? exitStatus.stoppedTwice : status)
    if (running === undefined) process.exit(status)
    isStopping = true
    const { stopping, stopped, failed, stop: close } = running
    stopping(reason)
    const end = (): never => {
      stopped()
      process.exit(status)
    }
    setTimeout(end, longestStopMs)
    close().then(end, (error: unknown) => {
      failed(error)
      process.exit(exitStatus.brokenInvariant)
    })
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      stop(signal, exitStatus.stopped)
    })
  return {
    serve: (next) => {
      running = next
    },
    stop,
  }
}
