import { expect, test } from 'vitest'
import { createBreather } from '../../../../util/breather.js'
import { inTurn, inTurns } from './take-turns.js'

/** More than the share that long work has of one turn. */
function workLong(): void {
  const until = performance.now() + 12
  while (performance.now() < until);
}

/** The turn of the event loop in which each statement ran. */
async function turnsOf(run: (statement: () => void) => unknown, count: number): Promise<readonly number[]> {
  let turn = 0
  let isOver = false
  const next = (): void => {
    turn += 1
    if (!isOver) setImmediate(next)
  }
  setImmediate(next)
  const ran: number[] = []
  await Promise.all(
    Array.from({ length: count }, () =>
      run(() => {
        ran.push(turn)
        workLong()
      }),
    ),
  )
  isOver = true
  return ran
}

test('long statements that are sent together run in turns of their own', async () => {
  expect(new Set(await turnsOf((statement) => inTurn(statement), 4)).size).toBe(4)
})

test('statements of a transaction keep their order, also behind one that waits', async () => {
  const inOrder = inTurns()
  const ran: string[] = []
  const note = (name: string) => inOrder(() => void ran.push(name))
  const long = inOrder(() => {
    workLong()
    ran.push('long')
  })
  const started = [note('second'), note('third')]
  await long
  // in a callback of its own, where nothing has worked long yet
  await new Promise<void>((resolve) => {
    process.nextTick(resolve)
  })
  const late = note('late')
  await Promise.all([...started, late])
  expect(ran).toEqual(['long', 'second', 'third', 'late'])
})

test('a short statement waits for no other turn', async () => {
  let turns = 0
  setImmediate(() => (turns += 1))
  await inTurn(
    () => undefined,
    createBreather(() => 0),
  )
  expect(turns).toBe(0)
})
