import spinners from 'cli-spinners'
import { createLogUpdate } from 'log-update'
import { done, type Actions } from './actions.js'
import type { Paint } from './output.js'

/** For terminals: one line, drawn again and again. */
export function createDrawnActions(stdout: NodeJS.WritableStream, paint: Paint): Actions {
  const drawn = createLogUpdate(stdout)
  const { frames, interval } = spinners.dots2
  let open: { readonly text: string; status: string | undefined } | undefined
  let timer: NodeJS.Timeout | undefined
  let turn = 0
  const draw = (): void => {
    if (!open) return
    turn += 1
    const status = open.status === undefined ? '' : ` ${open.status}`
    drawn(`\n${open.text}...${status} ${paint.cyan(frames[turn % frames.length] ?? '')}`)
  }
  const finish = (line: string): void => {
    clearInterval(timer)
    drawn(line)
    drawn.done()
    open = undefined
  }
  const settle = (): void => {
    if (open) finish(`\n${open.text}...`)
  }
  return {
    start(text, status) {
      settle()
      const mine = { text, status }
      open = mine
      timer = setInterval(draw, Math.max(interval, 100))
      draw()
      return {
        status(next) {
          mine.status = next
          draw()
        },
        end(last = done) {
          if (open === mine) finish(`\n${text}... ${last === done ? paint.green(last) : last}`)
        },
      }
    },
    interrupt(print) {
      if (open) drawn.clear()
      print()
      draw()
    },
    settle,
  }
}
