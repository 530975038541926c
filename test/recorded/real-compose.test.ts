import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadConfiguration } from '../../src/config/load-configuration.js'
import { showProblems } from '../../src/config/show-problems.js'

const folder = new URL('../../../shared/real-compose/', import.meta.url)
const isThere = existsSync(folder)
if (!isThere) console.warn('NOT RUN: the recorded compose files are not on this machine')

interface ComposeService {
  readonly environment?: Readonly<Record<string, string>> | readonly string[]
}

/** As compose does it: variables filled in, `$$` for `$`. */
const interpolated = (text: string): string =>
  text
    .replace(/\$\{([A-Za-z_]\w*)(?::?[-?]([^}]*))?\}/g, (all: string, name: string) =>
      all.startsWith('$${') ? all : valueOf(name),
    )
    .replace(/(?<!\$)\$([A-Za-z_]\w*)/g, (_, name: string) => valueOf(name))
    .replaceAll('$$', '$')

const valueOf = (name: string): string =>
  /port/i.test(name) ? '5432' : /connector|type/i.test(name) ? 'postgres' : 'filled'

function configurationsOf(file: string): readonly string[] {
  const { services } = parse(readFileSync(new URL(file, folder), 'utf8'), { merge: true }) as {
    readonly services: Readonly<Record<string, ComposeService>>
  }
  return Object.values(services).flatMap(({ environment }) => {
    const value = Array.isArray(environment)
      ? (environment as string[]).find((one) => one.startsWith('PRISMA_CONFIG='))?.slice('PRISMA_CONFIG='.length)
      : (environment as Readonly<Record<string, string>> | undefined)?.['PRISMA_CONFIG']
    return value === undefined ? [] : [interpolated(value)]
  })
}

describe.runIf(isThere)('compose files of public projects', () => {
  for (const file of isThere ? readdirSync(folder) : [])
    test(file, () => {
      for (const text of configurationsOf(file)) {
        const { configuration, problems } = loadConfiguration({
          environment: { PRISMA_CONFIG: text },
          dataFolder: '.',
          readFile: () => {
            throw new Error('no files')
          },
        })
        expect(showProblems(problems)).toBe('')
        expect(configuration).toBeDefined()
      }
    })
})
