import type { Output } from '../output/output.js'

/** An output that keeps what is printed, for a screen that shows it in its place. */
export function captureOutput(
  output: Output,
  changed: () => void,
): { readonly output: Output; text(): string; clear(): void } {
  const lines: string[] = []
  const add = (text: string): void => {
    lines.push(text)
    changed()
  }
  return {
    output: {
      ...output,
      line: add,
      result: add,
      warn: add,
      notice: add,
      fail: add,
      json: () => undefined,
      start(text) {
        add(`${text}...`)
        const index = lines.length - 1
        const say = (status: string): void => {
          if (lines[index] === undefined) return
          lines[index] = `${text}... ${status}`
          changed()
        }
        return { status: say, end: (status = '✔') => say(status) }
      },
      settle: () => undefined,
    },
    text: () => lines.join('\n'),
    clear() {
      lines.length = 0
    },
  }
}
