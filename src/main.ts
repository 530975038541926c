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

await program.parseAsync()
