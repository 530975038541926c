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
