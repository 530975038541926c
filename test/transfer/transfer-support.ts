import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { unpack } from '../../src/cli/transfer/unpack.js'
import { refractCli, type CliCall } from '../cli/run-refract.js'
import { temporaryFolder } from '../support/temporary-folder.js'

export const kinds = ['nodes', 'lists', 'relations'] as const
export type Kind = (typeof kinds)[number]
export type Documents = Readonly<Record<Kind, readonly unknown[]>>

/** A project folder and the command line in it. */
export interface TransferProject {
  readonly folder: string
  /** Fails unless the call ends with that status. */
  call(status: number, ...words: readonly string[]): Promise<CliCall>
  /** Begins a call and kills it as soon as `isTime` holds; fails where the call ends before. */
  killed(words: readonly string[], isTime: () => boolean): Promise<void>
  /** All values of an export, in order. */
  exported(name: string): Promise<Documents>
  write(name: string, text: string): void
  remove(): void
}

export function transferProject(endpoint: string, datamodel: string): TransferProject {
  const folder = mkdtempSync(join(temporaryFolder(), 'refract-transfer-'))
  const cli = refractCli()
  const write = (name: string, text: string): void => {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, text)
  }
  write('prisma.yml', `endpoint: ${endpoint}\ndatamodel: datamodel.prisma\n`)
  write('datamodel.prisma', datamodel)
  const call = async (status: number, ...words: readonly string[]): Promise<CliCall> => {
    const found = await cli.run(folder, ...words)
    if (found.status !== status) throw new Error(`refract ${words.join(' ')}: ${JSON.stringify(found, null, 2)}`)
    return found
  }
  return {
    folder,
    write,
    call,
    async killed(words, isTime) {
      const child: ChildProcess = spawn(process.execPath, [resolve('dist/refract.js'), ...words], {
        cwd: folder,
        env: { PATH: process.env['PATH'], HOME: cli.home },
        stdio: 'ignore',
      })
      const ended = new Promise((done) => child.once('exit', done))
      while (!isTime()) {
        if (child.exitCode !== null) throw new Error(`refract ${words.join(' ')} ended before it could be killed`)
        await pause(1)
      }
      child.kill('SIGKILL')
      await ended
      if (child.signalCode !== 'SIGKILL') throw new Error(`refract ${words.join(' ')} ended before it was killed`)
    },
    async exported(name) {
      const target = mkdtempSync(join(folder, 'unpacked-'))
      return documentsIn(await unpack(join(folder, name), target))
    },
    remove() {
      cli.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function documentsIn(folder: string): Documents {
  const valuesOf = (kind: Kind): readonly unknown[] => {
    const own = join(folder, kind)
    return (existsSync(own) ? readdirSync(own) : []).sort().flatMap((name) => {
      const { valueType, values } = JSON.parse(readFileSync(join(own, name), 'utf8')) as Record<string, unknown>
      if (valueType !== kind || !Array.isArray(values)) throw new Error(`${kind}/${name} is no document of ${kind}`)
      return values as unknown[]
    })
  }
  return { nodes: valuesOf('nodes'), lists: valuesOf('lists'), relations: valuesOf('relations') }
}

/** Writes documents of at most `size` values under a folder. */
export function writeDocuments(
  { write }: TransferProject,
  folder: string,
  documents: Partial<Documents>,
  size: number,
): void {
  for (const kind of kinds) {
    const values = documents[kind] ?? []
    for (let start = 0, file = 1; start < values.length; start += size, file += 1)
      write(
        `${folder}/${kind}/${String(file)}.json`,
        JSON.stringify({ valueType: kind, values: values.slice(start, start + size) }),
      )
  }
}
