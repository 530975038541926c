import { describe, expect, test } from 'vitest'
import { commands } from './command-table.js'
import { findWanted } from './find-command.js'
import { readFlags } from './read-flags.js'

/** Reads a command line as the program does. */
function read(line: string) {
  const wanted = findWanted(line.split(' '), commands)
  if (wanted.kind !== 'command') return wanted
  const { flags, words } = readFlags(wanted.command, wanted.rest, 'prisma1')
  return { name: wanted.command.name, flags: flags.all, words }
}

describe('a command line', () => {
  test.each([
    ['deploy -fd', { name: 'deploy', flags: { force: true, 'dry-run': true }, words: [] }],
    ['deploy --no-seed --no-generate', { name: 'deploy', flags: { 'no-seed': true, 'no-generate': true }, words: [] }],
    ['export -p out', { name: 'export', flags: { path: 'out' }, words: [] }],
    ['export --project x', { name: 'export', flags: { project: 'x' }, words: [] }],
    ['import -d=a', { name: 'import', flags: { data: 'a' }, words: [] }],
    ['import -da --project=p', { name: 'import', flags: { data: 'a', project: 'p' }, words: [] }],
    ['playground -p 80', { name: 'playground', flags: { port: '80' }, words: [] }],
    ['init shop', { name: 'init', flags: {}, words: ['shop'] }],
    ['init -- --odd', { name: 'init', flags: {}, words: ['--odd'] }],
    ['deploy a b', { name: 'deploy', flags: {}, words: [] }],
    ['ls', { name: 'list', flags: {}, words: [] }],
    ['config check file', { name: 'config check', flags: {}, words: ['file'] }],
    ['migration export a b -e u', { name: 'migration export', flags: { endpoint: 'u' }, words: ['a', 'b'] }],
    ['deploy -j', { name: 'deploy', flags: { json: true }, words: [] }],
    ['-v', { name: 'version', flags: {}, words: [] }],
    ['--version', { name: 'version', flags: {}, words: [] }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected)
  })

  test.each([
    ['deploy --bogus', 'Unknown flag --bogus'],
    ['deploy -z', 'Unknown flag -z'],
    ['deploy a b c', 'Unexpected argument a'],
    ['init x a b c', 'Unexpected argument a'],
    ['import', 'Missing required flag --data'],
    ['import -d', 'Flag --data expects a value'],
    ['import -d a --data b', 'Flag --data already provided'],
    [
      'export -E x',
      '-E has been renamed to -e. -e has been renamed to -p. Get more information with prisma1 export -h',
    ],
    ['migration apply', 'Missing required argument FILE'],
  ])('%s is refused', (line, message) => {
    expect(() => read(line)).toThrow(message)
  })

  test.each([
    ['deply', { kind: 'unknown', name: 'deply', similar: 'deploy' }],
    ['migration aply', { kind: 'unknown', name: 'migration aply', similar: 'migration apply' }],
    ['help', { kind: 'help', words: [] }],
    ['deploy --help', { kind: 'help', words: ['deploy'] }],
    ['deploy help', { kind: 'help', words: ['deploy'] }],
    ['help config check', { kind: 'help', words: ['config', 'check'] }],
    ['--force', { kind: 'help', words: [] }],
  ])('%s is no call of a command', (line, expected) => {
    expect(read(line)).toEqual(expected)
  })

  test.each(['logs', 'push', 'cluster', 'cluster add', 'local', 'local up'])('%s is told to be removed', (line) => {
    expect(read(line)).toMatchObject({ kind: 'removed' })
  })
})
