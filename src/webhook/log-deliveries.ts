import type { Log } from '../observe/log.js'
import type { DeliveryObserver } from './delivery-queue.js'
import { failureMessage } from './failure-message.js'

/** Dropped requests of one function between two lines about it. */
const droppedPerLine = 1000
const maxFunctions = 10_000

/** What the log tells of requests that fail: the first try and the last one, not those between. */
export function logDeliveries(log: Log): DeliveryObserver {
  const dropped = new Map<string, number>()
  return {
    failed({ functionKey, url, outcome, tries, nextTryInMs }) {
      const line = failureMessage(url, outcome)
      if (nextTryInMs === undefined) {
        const afterTries = tries === 1 ? '' : ` after ${String(tries)} tries`
        log.error(`${line}; webhook ${functionKey} gives up on this request${afterTries}.`)
      } else if (tries === 1)
        log.warn(`${line}; webhook ${functionKey} tries again in ${String(nextTryInMs / 1000)} s.`)
      else log.debug(`${line}; webhook ${functionKey} tries again in ${String(nextTryInMs / 1000)} s.`)
    },
    dropped(functionKey) {
      const count = (dropped.get(functionKey) ?? 0) + 1
      if (dropped.size >= maxFunctions) dropped.clear()
      dropped.set(functionKey, count)
      if (count % droppedPerLine === 1)
        log.warn(
          `Too many requests of the webhook ${functionKey} wait; the oldest are dropped, ${String(count)} so far.`,
        )
    },
  }
}
