import { existsSync, lstatSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../errors/problem.js'
import type { RunCommand } from '../command.js'

/** The built program that the bins of the package are. */
const program = fileURLToPath(new URL('./refract.js', import.meta.url))

/** Makes `node_modules/.bin/prisma`, unless another program has that name. */
export const runAlias: RunCommand = ({ context }) => {
  const { folder, output } = context
  const bins = join(folder, 'node_modules', '.bin')
  if (!existsSync(join(folder, 'node_modules')))
    throw new Problem(
      `There is no node_modules in ${folder}. Run this in the folder of package.json, after npm install.`,
    )
  mkdirSync(bins, { recursive: true })
  const path = join(bins, 'prisma')
  const target = relative(bins, program)
  if (isThere(path)) {
    if (readsAs(path, target)) output.line('npm scripts that call prisma reach Refract already.')
    else
      output.warn(
        `${path} is another program; npm scripts that call prisma reach that one. Call refract in them instead.`,
      )
    output.json({ path, isMade: false })
    return Promise.resolve()
  }
  symlinkSync(target, path)
  if (process.platform === 'win32') writeFileSync(`${path}.cmd`, `@node "%~dp0\\${target}" %*\r\n`)
  output.line('npm scripts that call prisma reach Refract now.')
  output.json({ path, isMade: true })
  return Promise.resolve()
}

/** A link counts, whatever it leads to. */
function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}

const readsAs = (path: string, target: string): boolean =>
  lstatSync(path).isSymbolicLink() && readlinkSync(path) === target
