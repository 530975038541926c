import { expect, test } from 'vitest'
import { mysqlFeatures, productOf } from './features.js'

const featuresOf = (variables: Readonly<Record<string, string>>) => mysqlFeatures(new Map(Object.entries(variables)))

test.each([
  ['5.6.24-log', 'MySQL 5.6.24'],
  ['8.0.36-0ubuntu0.22.04.1', 'MySQL 8.0.36'],
  ['9.7.4-2', 'MySQL 9.7.4'],
  ['10.11.14-MariaDB-0+deb12u2-log', 'MariaDB 10.11.14'],
  ['5.5.5-10.6.18-MariaDB', 'MariaDB 10.6.18'],
  ['11.4.2-MariaDB', 'MariaDB 11.4.2'],
])('%s is %s', (version, product) => {
  expect(productOf(featuresOf({ version }))).toBe(product)
})

test('what a server can do follows from its version', () => {
  const canDo = (version: string) => {
    const { jsonQuote, derivedTablesSeeOuter, cutsLists } = featuresOf({ version })
    return { jsonQuote, derivedTablesSeeOuter, cutsLists }
  }
  const [old, lateral, mariadb] = [
    { jsonQuote: false, derivedTablesSeeOuter: false, cutsLists: false },
    { jsonQuote: true, derivedTablesSeeOuter: true, cutsLists: false },
    { jsonQuote: true, derivedTablesSeeOuter: false, cutsLists: true },
  ]
  expect(canDo('5.6.51')).toEqual(old)
  expect(canDo('5.7.7')).toEqual(old)
  expect(canDo('5.7.44')).toEqual({ ...old, jsonQuote: true })
  expect(canDo('8.0.13')).toEqual({ ...old, jsonQuote: true })
  expect(canDo('8.0.14')).toEqual(lateral)
  expect(canDo('9.7.4')).toEqual(lateral)
  expect(canDo('10.5.8-MariaDB')).toEqual(mariadb)
})

test('a binary log of statements takes no changes made at READ COMMITTED', () => {
  const isolationOf = (variables: Readonly<Record<string, string>>) =>
    featuresOf({ version: '5.7.44', ...variables }).isolation
  expect(isolationOf({ log_bin: 'ON', binlog_format: 'STATEMENT' })).toBe('REPEATABLE READ')
  expect(isolationOf({ log_bin: 'OFF', binlog_format: 'STATEMENT' })).toBe('READ COMMITTED')
  expect(isolationOf({ log_bin: 'ON', binlog_format: 'ROW' })).toBe('READ COMMITTED')
  expect(isolationOf({})).toBe('READ COMMITTED')
})

test('limits are those of the server', () => {
  const { idStep, maxPacket } = featuresOf({
    version: '9.7.4',
    auto_increment_increment: '3',
    max_allowed_packet: '1024',
  })
  expect({ idStep, maxPacket }).toEqual({ idStep: 3, maxPacket: 1024 })
})
