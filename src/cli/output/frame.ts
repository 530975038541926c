import { platform } from 'node:process'
import { wrapLine } from './wrap-line.js'

const mark = platform === 'win32' ? '!' : '▸'
const frameWidth = 6

/** Each line behind a mark, wrapped at the width of the terminal (cli.md section 2.2): ` ▸    text`. */
export function frame(text: string, width: number, paint: (mark: string) => string): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, width - frameWidth))
    .map((line) => ` ${paint(mark)}    ${line}`.trimEnd())
    .join('\n')
}
