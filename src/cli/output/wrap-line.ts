import wrapAnsi from 'wrap-ansi'

const narrowest = 20

/** Breaks a line at blanks, and words that are longer than the line anywhere; only the first part keeps its indentation. */
export const wrapLine = (line: string, width: number): readonly string[] =>
  wrapAnsi(line, Math.max(width, narrowest), { hard: true, trim: false })
    .split('\n')
    .map((part, index) => (index === 0 ? part : part.trimStart()))
