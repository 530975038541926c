import { Command } from 'commander'
import { checkConfiguration } from './start/check-configuration.js'
import { failedStart, runServer } from './start/run-server.js'
import { refractVersion } from './start/version.js'

const program = new Command('refract')
  .description('A data API from a datamodel, over PostgreSQL, MySQL, MariaDB or SQLite')
  .version(refractVersion)

program
  .command('start', { isDefault: true })
  .description('run the server with the configuration that the environment gives')
  .action(() => runServer(process.env))

program
  .command('config')
  .description('about the configuration')
  .command('check')
  .argument('[file]', 'file to read in place of what the environment names')
  .description('read the configuration and show what it comes to, secrets masked')
  .action((file: string | undefined) => {
    const { output, isValid } = checkConfiguration(process.env, file)
    process.stdout.write(`${output}\n`)
    if (!isValid) process.exitCode = failedStart
  })

await program.parseAsync()
