import { readFile, writeFile } from 'node:fs/promises'
import { applyMigrationFile } from './apply-migration-file.js'
import { exportMigration } from './export-migration.js'
import { createManagementClient } from './management-client.js'
import { readMigrationFile } from './migration-file.js'
import { readServiceAddress } from './service-address.js'

const secretOf = (environment: NodeJS.ProcessEnv): string | undefined => environment['PRISMA_MANAGEMENT_API_SECRET']

/** `refract migration export`: gives what it prints. */
export async function runMigrationExport(
  datamodelFiles: readonly string[],
  { endpoint, output }: { readonly endpoint: string; readonly output?: string },
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const address = readServiceAddress(endpoint)
  const texts = await Promise.all(datamodelFiles.map((file) => readFile(file, 'utf8')))
  const datamodel = texts.map((text) => text.trimEnd()).join('\n\n')
  const written = await exportMigration(address, datamodel, createManagementClient(address, secretOf(environment)))
  if (written === undefined) return `${address.name}/${address.stage} has this datamodel already.`
  if (output === undefined) return written.trimEnd()
  await writeFile(output, written)
  return `The migration is written to ${output}.`
}

/** `refract migration apply`: gives what it prints. */
export async function runMigrationApply(
  file: string,
  { endpoint, author }: { readonly endpoint: string; readonly author?: string },
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const address = readServiceAddress(endpoint)
  const client = createManagementClient(address, secretOf(environment))
  return applyMigrationFile(readMigrationFile(await readFile(file, 'utf8')), { address, author, client })
}
