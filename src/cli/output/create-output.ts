import picocolors from 'picocolors'
import { done, type Actions } from './actions.js'
import { frame } from './frame.js'
import type { Output, Paint } from './output.js'

export interface OutputOptions {
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly stdin: { readonly isTTY?: boolean }
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly json: boolean
  readonly quiet: boolean
  readonly verbose: boolean
}

/** What a pipe has of a terminal is undefined. */
type OutputStream = Omit<NodeJS.WriteStream, 'isTTY' | 'columns'> &
  Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>

const defaultWidth = 80
const columnsOf = ({ columns }: OutputStream): number => columns ?? defaultWidth

/** Output of a call: redrawn lines on a terminal, plain ones elsewhere (cli.md section 2.1). */
export async function createOutput(options: OutputOptions): Promise<Output> {
  const { stdout, stderr, environment } = options
  const paint = paintFor(stdout, environment)
  const errorPaint = paintFor(stderr, environment)
  const stamped = stampFor(environment)
  const hasSpinner = isTerminal(options)
  const isSilent = options.json || options.quiet
  const write = (text: string): void => {
    stdout.write(stamped(text))
  }
  const actions = isSilent ? silentActions : hasSpinner ? await drawnActions(stdout, paint) : plainActions(write)
  const writeError = (text: string): void => {
    actions.interrupt(() => {
      stderr.write(stamped(text))
    })
  }
  const print = (text: string): void => {
    actions.interrupt(() => {
      write(`${text}\n`)
    })
  }
  return {
    isJson: options.json,
    isVerbose: options.verbose,
    hasSpinner: hasSpinner && !isSilent,
    paint,
    width: columnsOf(stdout),
    line: (text) => {
      if (!isSilent) print(text)
    },
    result: (text) => {
      if (!options.json) print(text)
    },
    json: (value) => {
      if (options.json) write(`${JSON.stringify(value, null, 2)}\n`)
    },
    start: (text, status) => actions.start(text, status),
    warn: (text) => {
      writeError(`${frame(text, columnsOf(stderr), errorPaint.yellow)}\n\n`)
    },
    notice: (text) => {
      writeError(`${text}\n`)
    },
    detail: (text) => {
      if (options.verbose) writeError(`${errorPaint.dim(text)}\n`)
    },
    fail: (text) => {
      actions.settle()
      stderr.write(stamped(`${frame(text, columnsOf(stderr), errorPaint.red)}\n`))
    },
    settle: () => actions.settle(),
  }
}

const silentActions: Actions = {
  start: () => ({ status: () => undefined, end: () => undefined }),
  interrupt: (print) => {
    print()
  },
  settle: () => undefined,
}

/** For pipes and logs: a line for each state. */
function plainActions(write: (text: string) => void): Actions {
  let open: { text: string; status: string | undefined; isWhole: boolean } | undefined
  const settle = (): void => {
    if (open) write('\n')
    open = undefined
  }
  return {
    start(text, status) {
      settle()
      const mine = { text, status, isWhole: true }
      open = mine
      write(`\n${text}...${status === undefined ? '' : ` ${status}`}`)
      return {
        status(next) {
          if (open !== mine || mine.status === next) return
          write(`\n${text}... ${next}`)
          mine.status = next
          mine.isWhole = true
        },
        end(last = done) {
          if (open !== mine) return
          if (!mine.isWhole) write(`${text}... ${last}\n`)
          else write(mine.status === undefined ? ` ${last}\n` : `\n${text}... ${last}\n`)
          open = undefined
        },
      }
    },
    interrupt(print) {
      if (open?.isWhole === true) {
        write('\n')
        open.isWhole = false
      }
      print()
    },
    settle,
  }
}

/** Loaded only where they are seen: most calls of a program are those of other programs. */
async function drawnActions(stdout: OutputStream, paint: Paint): Promise<Actions> {
  const { createDrawnActions } = await import('./drawn-actions.js')
  return createDrawnActions(stdout, paint)
}

/** A spinner needs somebody who sees it (cli.md section 2.1). */
const isTerminal = ({ stdin, stdout, stderr, environment }: OutputOptions): boolean =>
  stdin.isTTY === true &&
  stderr.isTTY === true &&
  stdout.isTTY === true &&
  environment['TERM'] !== 'dumb' &&
  !isSet(environment['CI']) &&
  !isSet(environment['DEBUG'])

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

function paintFor(stream: OutputStream, environment: OutputOptions['environment']): Paint {
  // not a terminal: no value at all
  const isColoured = !isSet(environment['NO_COLOR']) && stream.isTTY === true && environment['TERM'] !== 'dumb'
  return picocolors.createColors(isColoured)
}

/** With PRISMA_TIMESTAMPS each line begins with the time. */
function stampFor(environment: OutputOptions['environment']): (text: string) => string {
  if (!['1', 'true'].includes(environment['PRISMA_TIMESTAMPS'] ?? '')) return (text) => text
  return (text) => text.replace(/^(?=.)/gm, () => `[${new Date().toISOString()}] `)
}
