import { createLogUpdate } from 'log-update'
import { relative } from 'node:path'
import { refractVersion } from '../../start/version.js'
import { wrapLine } from '../output/wrap-line.js'
import type { Paint } from '../output/output.js'
import type { Endpoint } from '../project/endpoint.js'

/** What `dev` shows. */
export interface DevStatus {
  readonly endpoint: Endpoint
  /** Of the server: `SQLite in .refract/refract.db`. */
  readonly database: string
  readonly state: 'starting' | 'deploying' | 'ready' | 'failed' | 'held'
  /** Of the last deploy. */
  readonly at: string
  /** What the last deploy printed. */
  readonly details: string
  readonly watched: readonly string[]
}

/** One screen that is redrawn with each state. */
export interface StatusScreen {
  show(status: DevStatus): void
  /** Leaves what is drawn and lets others print; the next state is drawn below. */
  release(): void
}

const indent = '  '

const words = {
  starting: 'starting the server',
  deploying: 'deploying',
  ready: 'deployed',
  failed: 'not deployed: see below',
  held: 'not deployed: it would lose data',
} as const

/** For terminals. */
export function createStatusScreen(stdout: NodeJS.WriteStream, paint: Paint, folder: string): StatusScreen {
  const drawn = createLogUpdate(stdout)
  let shown = ''
  return {
    show(status) {
      const text = statusText(status, paint, folder)
        .split('\n')
        .flatMap((line) => indented(line, stdout.columns))
        .join('\n')
      if (text === shown) return
      shown = text
      // drawn whole: what changes is most of it
      drawn.clear()
      drawn(text)
    },
    release() {
      drawn.done()
      shown = ''
    },
  }
}

/** What does not fit goes on below, as far to the right. */
function indented(line: string, width: number): readonly string[] {
  const start = /^ */.exec(line)?.[0] ?? ''
  return wrapLine(line.slice(start.length), width - start.length - indent.length).map((part) => `${start}${part}`)
}

function statusText(
  { endpoint, database, state, at, details, watched }: DevStatus,
  paint: Paint,
  folder: string,
): string {
  const colour = {
    starting: paint.cyan,
    deploying: paint.cyan,
    ready: paint.green,
    failed: paint.red,
    held: paint.yellow,
  }[state]
  const label = (text: string): string => paint.dim(text.padEnd(12))
  const files = watched.map((file) => relative(folder, file)).join(', ')
  return [
    '',
    `${indent}${paint.bold('Refract')} ${refractVersion}   ${colour(`● ${words[state]}`)}${at === '' ? '' : ` ${paint.dim(at)}`}`,
    '',
    `${indent}${label('GraphQL')}${endpoint.url}`,
    `${indent}${label('Events')}${endpoint.websocket}`,
    `${indent}${label('Admin')}${endpoint.url}/_admin`,
    `${indent}${label('Database')}${database}`,
    `${indent}${label('Watching')}${files}`,
    ...(details.trim() === '' ? [] : ['', details.replace(/^\n+|\n+$/g, '').replace(/^/gm, indent)]),
    '',
    paint.dim(`${indent}Ctrl-C ends the server.`),
    '',
  ].join('\n')
}
