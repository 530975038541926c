import { expect, test } from 'vitest'
import { withEndpoint } from './write-endpoint.js'

const url = 'http://localhost:4466/a/b'

test.each([
  [
    '# top\nendpoint: http://old # why\ndatamodel: d\n',
    `# top\n#endpoint: http://old # why\nendpoint: ${url}\ndatamodel: d\n`,
  ],
  ['datamodel: d\nendpoint: http://old', `datamodel: d\n#endpoint: http://old\nendpoint: ${url}\n`],
  ['datamodel: d\n', `datamodel: d\n\nendpoint: ${url}\n`],
  ['# empty\n', `# empty\n\nendpoint: ${url}\n`],
  ['endpoint: >\n  http://\n  old\nsecret: s\n', `#endpoint: >\n#  http://\n#  old\nendpoint: ${url}\nsecret: s\n`],
])('the endpoint of %j is written again, all else stays', (text, expected) => {
  expect(withEndpoint(text, url)).toBe(expected)
})
