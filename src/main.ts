import { Command } from 'commander'
import { exitStatus } from './start/exit-status.js'
import { listenForStopSignals } from './start/stop-signals.js'
import { refractVersion } from './start/version.js'

const program = new Command('refract')
  .description('A data API from a datamodel, over PostgreSQL, MySQL, MariaDB or SQLite')
  .version(refractVersion)

// each command loads only what it needs
program
  .command('start', { isDefault: true })
  .description('run the server with the configuration that the environment gives')
  .action(async () => {
    const signals = listenForStopSignals()
    const { runServer } = await import('./start/run-server.js')
    await runServer(process.env, signals)
  })

program
  .command('config')
  .description('about the configuration')
  .command('check')
  .argument('[file]', 'file to read in place of what the environment names')
  .description('read the configuration and show what it comes to, secrets masked')
  .action(async (file: string | undefined) => {
    const { checkConfiguration } = await import('./start/check-configuration.js')
    const { output, isValid } = checkConfiguration(process.env, file)
    process.stdout.write(`${output}\n`)
    if (!isValid) process.exitCode = exitStatus.failedStart
  })

program
  .command('health')
  .description('ask the server that runs with this configuration on this machine whether it serves')
  .action(async () => {
    const { checkHealth } = await import('./start/check-health.js')
    const { output, isHealthy } = await checkHealth(process.env)
    process.stdout.write(`${output}\n`)
    if (!isHealthy) process.exitCode = exitStatus.failedStart
  })

const migration = program.command('migration').description('export migrations for review and apply them')
const endpoint = [
  '-e, --endpoint <url>',
  'the service, as in its prisma.yml: http://localhost:4466/service/stage',
] as const

migration
  .command('export')
  .argument('<datamodel...>', 'files of the datamodel')
  .requiredOption(...endpoint)
  .option('-o, --output <file>', 'where the migration goes; else to the standard output')
  .description('write the statements that a deploy of the datamodel would run, for review')
  .action(async (files: readonly string[], options: { readonly endpoint: string; readonly output?: string }) => {
    const { runMigrationExport } = await import('./cli/run-migration-commands.js')
    await told(() => runMigrationExport(files, options, process.env))
  })

migration
  .command('apply')
  .argument('<file>', 'what `migration export` wrote')
  .requiredOption(...endpoint)
  .option('-a, --author <name>', 'who deploys, kept with the migration')
  .description('deploy an exported migration, if the server would run exactly its statements')
  .action(async (file: string, options: { readonly endpoint: string; readonly author?: string }) => {
    const { runMigrationApply } = await import('./cli/run-migration-commands.js')
    await told(() => runMigrationApply(file, options, process.env))
  })

/** Prints what a command tells, or why it failed. */
async function told(command: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = exitStatus.failedStart
  }
}

await program.parseAsync()
