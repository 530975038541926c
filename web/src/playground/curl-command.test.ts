import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { curlCommand } from './curl-command.js'

const endpoint = 'http://127.0.0.1:4466/blog/dev'
const base = { endpoint, variables: '', headers: '', isProtected: false }

/** What a shell hands to curl. */
const argumentsOf = (command: string): readonly string[] =>
  execFileSync('/bin/sh', ['-c', command.replace(/^curl/, `printf '%s\\0'`)], { env: { TOKEN: 'secret' } })
    .toString()
    .split('\0')
    .slice(0, -1)

describe('a request as curl', () => {
  test('reaches curl as it was typed, whatever is in it', () => {
    const query = `{ users(where: { name: "O'Hara; $(rm) \`x\` \\\\" }) { id } }`
    const [address, , type, , data] = argumentsOf(curlCommand({ ...base, query }))
    expect([address, type]).toEqual([endpoint, 'Content-Type: application/json'])
    expect(JSON.parse(data ?? '')).toEqual({ query })
  })

  test('takes variables and headers with comments', () => {
    const command = curlCommand({
      ...base,
      query: 'q',
      variables: '{"id": "1", // which\n}',
      headers: `{"X-Trace": "it's"}`,
    })
    const all = argumentsOf(command)
    expect(JSON.parse(all.at(-1) ?? '')).toEqual({ query: 'q', variables: { id: '1' } })
    expect(all).toContain("X-Trace: it's")
  })

  test('never carries a token', () => {
    const command = curlCommand({
      ...base,
      query: 'q',
      headers: '{"authorization": "Bearer abc.def.ghi"}',
      isProtected: true,
    })
    expect(command).not.toContain('abc.def')
    expect(argumentsOf(command)).toContain('Authorization: Bearer secret')
  })
})
