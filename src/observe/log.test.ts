import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { createLog, type Log, type LogFormat } from './log.js'

function logged(format: LogFormat, write: (log: Log) => void): readonly string[] {
  const output = new PassThrough()
  write(createLog({ level: 'ERROR', format, output }))
  return String(output.read()).trimEnd().split('\n')
}

const writeAll = (log: Log): void => {
  log.info('left out')
  log.line('Server running on :4466')
  log.line('QUERY', { requestId: 'local:1' }, 'WARN')
  log.error('broken')
}

test('lines whose form others read stand in the text as they are, whatever the level', () => {
  expect(logged('text', writeAll)).toEqual(['Server running on :4466', 'QUERY', '[ERROR] broken'])
})

test('in JSON they have the level that they would have', () => {
  const lines = logged('json', writeAll).map((line): unknown => JSON.parse(line))
  expect(lines).toMatchObject([
    { level: 30, message: 'Server running on :4466' },
    { level: 40, message: 'QUERY', requestId: 'local:1' },
    { level: 50, message: 'broken' },
  ])
})
