import { expect, test } from 'vitest'
import { conditionOfMark } from './mark-condition.js'

test.each([
  ["case when `na``me` = 'it\\'s \\\\ \"x\" \\n' or `n` <> -5 then 1 end", true],
  ["(case when (((`na``me` = _utf8mb3\\'it\\\\\\'s \\\\\\\\ \"x\" \\\\n\\') or (`n` <> -(5)))) then 1 end)", false],
])('%s', (expression, isMariadb) => {
  const condition = conditionOfMark(expression, isMariadb)?.replaceAll(/[()]/g, '')
  expect(condition).toBe(`"na\`me" = 'it''s \\ "x" \n' or "n" <> -5`)
})

test('texts with the words of the expression, and other expressions', () => {
  expect(conditionOfMark("case when `a` = ' then 1 end) _utf8mb4' then 1 end", true)).toBe(
    `"a" = ' then 1 end) _utf8mb4'`,
  )
  expect(conditionOfMark("(case when (`t` > TIME\\'03:04:05.000\\') then 1 end)", false)).toBe(`("t" > '03:04:05.000')`)
  expect(conditionOfMark('`a` + 1', true)).toBeUndefined()
})
