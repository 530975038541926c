import { runCommandLine } from './cli/run-command-line.js'

// the image and older start scripts name this file alone
const words = process.argv.slice(2)
await runCommandLine(words.length === 0 ? ['start'] : words, process.argv[1] ?? 'refract')
