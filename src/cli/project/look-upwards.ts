import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const graphqlConfigs = ['.graphqlconfig', '.graphqlconfig.yml', '.graphqlconfig.yaml']

/** The first of the names in a folder or those above it. */
export function lookUpwards(folder: string, names: readonly string[]): string | undefined {
  const found = names.map((name) => join(folder, name)).find((path) => existsSync(path))
  if (found !== undefined) return found
  const parent = dirname(folder)
  return parent === folder ? undefined : lookUpwards(parent, names)
}

/** Whether there can be a project at all: what reads one is not loaded otherwise. */
export const mayHaveProject = (folder: string): boolean =>
  lookUpwards(folder, ['prisma.yml', 'prisma/prisma.yml', ...graphqlConfigs]) !== undefined
