import { platform } from 'node:process'
import wrapAnsi from 'wrap-ansi'

const mark = platform === 'win32' ? '!' : '▸'
const frameWidth = 6

/** Each line behind a mark, wrapped at the width of the terminal (cli.md section 2.2): ` ▸    text`. */
export function frame(text: string, width: number, paint: (mark: string) => string): string {
  return text
    .split('\n')
    .flatMap((line) => wrapped(line, Math.max(width - frameWidth, 20)))
    .map((line) => ` ${paint(mark)}    ${line}`.trimEnd())
    .join('\n')
}

/** Only the first part keeps its indentation. */
const wrapped = (line: string, width: number): readonly string[] =>
  wrapAnsi(line, width, { hard: true, trim: false })
    .split('\n')
    .map((part, index) => (index === 0 ? part : part.trimStart()))
