import { BusAwayError } from './bus-away-error.js'

const responseMs = 5000

/** What a broker answers, or a failure when it takes too long. */
export function answered<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new BusAwayError(`no answer within ${String(responseMs / 1000)} s`)), responseMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
