import { expect, test } from 'vitest'
import { mysqlError } from './errors.js'

const reported = (errno: number, sqlMessage: string) => {
  const { kind, message, details } = mysqlError(
    Object.assign(new Error(sqlMessage), { errno, sqlState: 'HY000', sqlMessage }),
  )
  return { kind, message, constraint: details.constraint, columns: details.columns }
}

test.each([
  [`Duplicate entry 'a' for key 'mail_UNIQUE'`, 'mail_UNIQUE'],
  [`Duplicate entry 'a' for key 'User.mail_UNIQUE'`, 'User.mail_UNIQUE'],
  [`Duplicate entry 'a' for key 'PRIMARY'`, 'PRIMARY'],
  [`Duplicate entry 'it's for key 'PRIMARY'' for key 'odd.name'`, 'odd.name'],
])('%s names its index', (message, constraint) => {
  expect(reported(1062, message)).toEqual({ kind: 'unique', message, constraint, columns: undefined })
})

test.each([
  [1048, `Column 'name' cannot be null`, 'not-null', ['name']],
  [1364, `Field 'name' doesn't have a default value`, 'not-null', ['name']],
  [1406, `Data too long for column 'name' at row 1`, 'value-out-of-range', ['name']],
  [1264, `Out of range value for column 'size' at row 2`, 'value-out-of-range', ['size']],
  [1452, 'Cannot add or update a child row: a foreign key constraint fails', 'foreign-key', undefined],
] as const)('%i names its column', (errno, message, kind, columns) => {
  expect(reported(errno, message)).toEqual({ kind, message, constraint: undefined, columns })
})

test.each([
  [1213, 'deadlock'],
  [1205, 'deadlock'],
  [1020, 'deadlock'],
  [3024, 'timeout'],
  [1969, 'timeout'],
  [1045, 'unreachable'],
  [1040, 'unreachable'],
  [3159, 'unreachable'],
  [1064, 'other'],
] as const)('%i is told as %s', (errno, kind) => {
  expect(reported(errno, 'x').kind).toBe(kind)
})

test.each([
  [1290, 'The MySQL server is running with the --read-only option so it cannot execute this statement', 'read-only'],
  [1290, 'The MariaDB server is running with the --read-only option so it cannot execute this statement', 'read-only'],
  [1290, 'The MySQL server is running with the --super-read-only option so it cannot execute this', 'read-only'],
  [1792, 'Cannot execute statement in a READ ONLY transaction.', 'read-only'],
  [1836, 'Running in read-only mode', 'read-only'],
  [1290, 'The MySQL server is running with the --secure-file-priv option so it cannot execute this', 'other'],
  [1030, 'Got error 28 from storage engine', 'disk-full'],
] as const)('%i, %s, is told as %s', (errno, message, kind) => {
  expect(reported(errno, message).kind).toBe(kind)
})

test('what the socket reports leaves the server unreachable', () => {
  const lost = Object.assign(new Error(''), { code: 'ECONNREFUSED', errno: -111 })
  const { kind, message, details } = mysqlError(lost)
  expect({ kind, message, code: details.code }).toEqual({
    kind: 'unreachable',
    message: 'ECONNREFUSED',
    code: '-111',
  })
})
