import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generators } from '../../src/generate/generators.js'
import type { GeneratorInput } from '../../src/generate/generator.js'
import { buildLocalSchema } from '../../src/generate/local-schema/build-local-schema.js'

/** Writes what a generator makes of a datamodel into a folder. */
export function generateClient(
  name: string,
  folder: string,
  { datamodel, ...options }: Omit<GeneratorInput, 'schema'>,
): void {
  const schema = buildLocalSchema(datamodel, { isDocumentDatabase: false })
  for (const { path, text } of generators[name]!.generate({ schema, datamodel, ...options })) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
