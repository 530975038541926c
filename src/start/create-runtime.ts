import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { formatInstant } from '../model/date-time.js'
import { createCuidMaker } from '../util/new-cuid.js'
import type { Runtime } from '../util/runtime.js'

/** The time and chance of this process. */
export const createRuntime = (): Runtime => ({
  epochMs: Date.now,
  now: () => formatInstant(Date.now()),
  clock: () => performance.now(),
  pause: (ms) => pause(ms),
  random: Math.random,
  newCuid: createCuidMaker({ pid: process.pid, hostName: hostname(), now: Date.now, random: Math.random }),
  newUuid: randomUUID,
})
