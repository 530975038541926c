/** Bounds how many requests of services are taken up at a time (configuration.md section 4, `queueSize`). */
export interface WaitingLine {
  /** Runs a request. Throws `LineFull` when as many as there is room for run and wait. */
  run<T>(request: () => Promise<T>): Promise<T>
}

/** No request more fits. */
export class LineFull extends Error {
  override readonly name = 'LineFull'
}

/** `running` requests have a connection each, `waiting` more wait for one. */
export function createWaitingLine({
  running,
  waiting,
}: {
  readonly running: number
  readonly waiting: number
}): WaitingLine {
  let taken = 0
  return {
    async run(request) {
      if (taken >= running + waiting)
        throw new LineFull(
          `The server is busy: ${String(waiting)} requests wait for the database already. Please try again in a moment.`,
        )
      taken += 1
      try {
        return await request()
      } finally {
        taken -= 1
      }
    },
  }
}
