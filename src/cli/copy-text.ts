import { spawn } from 'node:child_process'
import { Problem } from '../errors/problem.js'

/** Programs that fill the clipboard from their input, by system. */
const programs: Readonly<Partial<Record<NodeJS.Platform, readonly (readonly string[])[]>>> = {
  darwin: [['pbcopy']],
  win32: [['clip']],
}
const others = [['wl-copy'], ['xclip', '-selection', 'clipboard'], ['xsel', '--clipboard', '--input']]

/** Puts a text into the clipboard; throws a problem where no program can. */
export async function copyText(text: string): Promise<void> {
  const known = programs[process.platform] ?? others
  for (const words of known) if (await fedTo(words, text)) return
  throw new Problem(
    `The clipboard cannot be reached: none of ${known.map(([name]) => name).join(', ')} works. Leave out --copy to print the token.`,
  )
}

const fedTo = ([program = '', ...words]: readonly string[], text: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, words, { stdio: ['pipe', 'ignore', 'ignore'] })
    child.once('error', () => {
      resolve(false)
    })
    child.once('exit', (status) => {
      resolve(status === 0)
    })
    child.stdin.on('error', () => undefined).end(text)
  })
