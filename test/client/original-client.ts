import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installedCli } from '../cli/installed-cli.js'
import { installedPackages } from '../cli/installed-packages.js'

/** The folder `node_modules` of the original's library. */
export const originalLibrary = (): string => join(installedPackages({ 'prisma-client-lib': '1.34.12' }), 'node_modules')

/** Has the original program generate clients; gives the folder that holds one folder for each generator. */
export async function originalClients(datamodel: string, generators: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'refract-original-client-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const entries = generators.map((name) => `  - generator: ${name}\n    output: ./${name}/\n`)
  writeFileSync(join(folder, 'datamodel.prisma'), datamodel)
  writeFileSync(
    join(folder, 'prisma.yml'),
    `endpoint: http://localhost:4466/unused/dev\ndatamodel: datamodel.prisma\ngenerate:\n${entries.join('')}`,
  )
  const cli = installedCli('prisma1', { prisma1: '1.34.12' })
  const { status, output } = await cli.run(folder, 'generate')
  cli.remove()
  if (status !== 0) throw new Error(output)
  return folder
}
