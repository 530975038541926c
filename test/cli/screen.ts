/** What stands in a terminal after an output, lines that scrolled away included; colours are left out. */
export function screenOf(output: string): string {
  const rows: string[][] = [[]]
  let row = 0
  let column = 0
  const put = (character: string): void => {
    const line = (rows[row] ??= [])
    while (line.length < column) line.push(' ')
    line[column] = character
    column += 1
  }
  const sequence = /\x1b\[([?\d;]*)([A-Za-z])|\x1b[()][A-Z0-9]|\x1b[=>78]|\x1b\][^\x07]*\x07/y
  for (let index = 0; index < output.length;) {
    sequence.lastIndex = index
    const found = sequence.exec(output)
    if (found) {
      index += found[0].length
      move(found[2] ?? '', found[1] ?? '')
      continue
    }
    const character = String.fromCodePoint(output.codePointAt(index) ?? 32)
    index += character.length
    if (character === '\n') {
      row += 1
      rows[row] ??= []
    } else if (character === '\r') column = 0
    else if (character === '\b') column = Math.max(0, column - 1)
    else if (character >= ' ') put(character)
  }

  function move(command: string, parameters: string): void {
    const count = Number(parameters.split(';')[0] ?? '') || 1
    if (command === 'A') row = Math.max(0, row - count)
    else if (command === 'B') row += count
    else if (command === 'C') column += count
    else if (command === 'D') column = Math.max(0, column - count)
    else if (command === 'G') column = count - 1
    else if (command === 'E') [row, column] = [row + count, 0]
    else if (command === 'F') [row, column] = [Math.max(0, row - count), 0]
    else if (command === 'K') erase(parameters)
    else if (command === 'J') {
      rows[row]?.splice(column)
      rows.length = row + 1
    }
  }

  function erase(parameters: string): void {
    const line = (rows[row] ??= [])
    if (parameters === '2') line.length = 0
    else if (parameters === '1') line.fill(' ', 0, column + 1)
    else line.splice(column)
  }

  return rows
    .map((line) => line.join('').trimEnd())
    .join('\n')
    .trimEnd()
}
