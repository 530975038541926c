import { expect, test } from 'vitest'
import { firstSecret, readEnvironmentText, requiredVariables, templateOf } from './environment.js'

test.each([
  ['http://localhost:4466/a/b', '`http://localhost:4466/a/b`', []],
  ['${env:URL}/a/b', '`${process.env["URL"]}/a/b`', ['URL']],
  ['${env:A}${env:B}', '`${process.env["A"]}${process.env["B"]}`', ['A', 'B']],
  ['${env:URL, "http://h:1"}/a', '`${process.env["URL"] || "http://h:1"}/a`', []],
  ['${env:A, env:B}', '`${process.env["A"] || process.env["B"]}`', []],
  ['a`b\\${c}', '`a\\`b\\\\\\${c}`', []],
])('%s is read when the application starts', (text, template, required) => {
  expect(templateOf(readEnvironmentText(text))).toBe(template)
  expect(requiredVariables(readEnvironmentText(text))).toEqual(required)
})

test('Flow wants a text for a variable that is not set', () => {
  expect(templateOf(readEnvironmentText('${env:URL}/a'), '')).toBe('`${process.env["URL"] || ""}/a`')
})

test.each([
  ['a, b', 'a'],
  ['${env:A, "x"},b', '${env:A, "x"}'],
])('of the secrets %s the first counts', (secrets, first) => expect(firstSecret(secrets)).toBe(first))
