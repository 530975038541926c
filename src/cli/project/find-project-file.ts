import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { isRecord } from '../../util/is-record.js'
import { graphqlConfigs, lookUpwards } from './look-upwards.js'

/** The prisma.yml that belongs to a folder (cli.md section 3.1). */
export function findProjectFile(folder: string): string | undefined {
  const near = [join(folder, 'prisma.yml'), join(folder, 'prisma', 'prisma.yml')].find((path) => existsSync(path))
  return near ?? fileOfGraphqlConfig(folder) ?? lookUpwards(folder, ['prisma.yml'])
}

function fileOfGraphqlConfig(folder: string): string | undefined {
  const config = lookUpwards(folder, graphqlConfigs)
  if (config === undefined) return undefined
  const named = extensionOf(readConfig(config))
  if (named === undefined) return undefined
  return [resolve(folder, named), resolve(dirname(config), named)].find((path) => existsSync(path))
}

function readConfig(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch {
    // it belongs to other programs, too, which tell of it
    return undefined
  }
}

/** The `prisma` extension: of the whole file, else of the first project that has one. */
function extensionOf(config: unknown): string | undefined {
  if (!isRecord(config)) return undefined
  const extensions = config['extensions']
  const own = isRecord(extensions) ? extensions['prisma'] : undefined
  if (typeof own === 'string') return own
  const projects = isRecord(config['projects']) ? Object.values(config['projects']) : []
  for (const project of projects) {
    const found = extensionOf(project)
    if (found !== undefined) return found
  }
  return undefined
}
