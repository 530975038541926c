import { describe, expect, test } from 'vitest'
import { splitFirst, withPrefixedTables } from './raw.js'

describe('tables written with the schema of a project', () => {
  test.each([
    ['select * from "blog$dev"."Post"', 'select * from "blog$dev.Post"'],
    ['select "blog$dev"."Post"."id" from "blog$dev".Post', 'select "blog$dev.Post"."id" from "blog$dev.Post"'],
    [`select '"blog$dev"."Post"' -- "a$b"."c"`, `select '"blog$dev"."Post"' -- "a$b"."c"`],
    ['select "p"."id" from "blog$dev"."Post" as "p"', 'select "p"."id" from "blog$dev.Post" as "p"'],
  ])('%s is read as %s', (text, expected) => {
    expect(withPrefixedTables(text)).toBe(expected)
  })
})

test('strings may be of any length', () => {
  const long = `'it''s ${'x'.repeat(20_000_000)}'`
  expect(withPrefixedTables(`select ${long} from "blog$dev"."Post"`) === `select ${long} from "blog$dev.Post"`).toBe(
    true,
  )
  expect(splitFirst(`select ${long}; select 2`)[1]).toBe(' select 2')
})

describe('the first of several statements', () => {
  test.each([
    ['select 1', ['select 1', '']],
    ['select 1; select 2; select 3', ['select 1', ' select 2; select 3']],
    [`select ';' as "a;b"; select 2`, [`select ';' as "a;b"`, ' select 2']],
    [
      'create trigger t after delete on a begin delete from b; end',
      ['create trigger t after delete on a begin delete from b; end', ''],
    ],
  ])('of %s', (text, parts) => {
    expect(splitFirst(text)).toEqual(parts)
  })
})
