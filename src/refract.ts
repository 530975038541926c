#!/usr/bin/env node
import { runCommandLine } from './cli/run-command-line.js'

// a name that is not that of the file: programs/ leads here under several
const calledAs = process.env['REFRACT_CALLED_AS'] ?? process.argv[1] ?? 'refract'
delete process.env['REFRACT_CALLED_AS']
await runCommandLine(process.argv.slice(2), calledAs)
