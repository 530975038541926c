import { Writable } from 'node:stream'
import pino from 'pino'

export type LogLevel = 'ERROR' | 'WARN' | 'INFO' | 'DEBUG' | 'TRACE'
/** `text`: `[INFO] message`, for people and docker; `pretty`: coloured, for a terminal; `json`: one object per line. */
export type LogFormat = 'text' | 'pretty' | 'json'

export type LogFields = Readonly<Record<string, unknown>>

/** What is told of a line where every line has a level. */
export type LineLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'

/** The server's log. Secrets and passwords are never given to it. */
export interface Log {
  error(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  debug(message: string, fields?: LogFields): void
  trace(message: string, fields?: LogFields): void
  /** A line whose exact form others read (http.md section 14): printed at every level, as text without one in front. */
  line(message: string, fields?: LogFields, level?: LineLevel): void
  isEnabled(level: LogLevel): boolean
}

export interface LogSettings {
  readonly level: LogLevel
  readonly format: LogFormat
  /** For `pretty` one of `pretty-output.ts`. */
  readonly output: NodeJS.WritableStream
}

const levelNames: Readonly<Record<number, string>> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO',
  40: 'WARNING',
  50: 'ERROR',
}
/** Of lines without a level in front: above all others, so that none is left out. */
const bareLevels = { lineDEBUG: 62, lineINFO: 63, lineWARN: 64, lineERROR: 65 } as const satisfies Record<
  `line${LineLevel}`,
  number
>
const firstBareLevel = bareLevels.lineDEBUG
/** The one that is told of such a line. */
const toldLevel = (level: number): number => (level < firstBareLevel ? level : 10 * (level - 60))

export function createLog({ level, format, output }: LogSettings): Log {
  const logger = pino(
    {
      level: level.toLowerCase(),
      base: null,
      timestamp: format === 'text' ? false : pino.stdTimeFunctions.isoTime,
      customLevels: bareLevels,
      messageKey: 'message',
      ...(format === 'text' ? {} : { formatters: { level: (_name, level) => ({ level: toldLevel(level) }) } }),
    },
    format === 'text' ? textStream(output) : output,
  )
  const write =
    (name: 'error' | 'warn' | 'info' | 'debug' | 'trace') =>
    (message: string, fields: LogFields = {}): void => {
      logger[name](fields, message)
    }
  return {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
    trace: write('trace'),
    line: (message, fields = {}, as = 'INFO') => {
      logger[`line${as}`](fields, message)
    },
    isEnabled: (wanted) => logger.isLevelEnabled(wanted.toLowerCase()),
  }
}

function textStream(output: NodeJS.WritableStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      output.write(`${textLine(JSON.parse(String(chunk)) as Record<string, unknown>)}\n`)
      done()
    },
  })
}

function textLine({ level, message, stack }: Record<string, unknown>): string {
  const name = levelNames[Number(level)]
  const text = name === undefined ? String(message) : `[${name}] ${String(message)}`
  return typeof stack === 'string' ? `${text} ${JSON.stringify({ stack })}` : text
}
