import type { Log } from '../../observe/log.js'
import type { Output } from './output.js'

const plain = (text: string): string => text
const bare = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, blue: plain, cyan: plain }

/** An output whose lines go into a log. */
export function logOutput(log: Pick<Log, 'info' | 'warn' | 'error'>): Output {
  const each = (write: (line: string) => void) => (text: string) => {
    for (const line of text.split('\n')) if (line.trim() !== '') write(line)
  }
  const info = each((line) => {
    log.info(line)
  })
  const warn = each((line) => {
    log.warn(line)
  })
  return {
    isJson: false,
    isVerbose: false,
    hasSpinner: false,
    paint: bare,
    width: Infinity,
    line: info,
    result: info,
    json: () => undefined,
    start: (text) => ({
      status: () => undefined,
      end: (status = '✔') => {
        info(`${text}... ${status}`)
      },
    }),
    warn,
    notice: warn,
    detail: () => undefined,
    fail: each((line) => {
      log.error(line)
    }),
    settle: () => undefined,
  }
}
