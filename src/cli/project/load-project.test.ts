import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Problem } from '../../errors/problem.js'
import { loadProject } from './load-project.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'refract-project-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** The message that a project of these files ends with, with FOLDER for where they are; what was warned of where it loads. */
function messageOf(
  files: Readonly<Record<string, string>>,
  flags: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const said: string[] = []
  const output = {
    detail: () => undefined,
    warn: (text: string) => said.push(text),
    notice: (text: string) => said.push(text),
  }
  const context = { program: 'refract', folder, home: join(folder, 'home'), environment: { ...environment }, output }
  try {
    const { endpoint } = loadProject({ flags: { text: (name: string) => flags[name], all: flags }, context } as never)
    said.push(endpoint?.url ?? 'no endpoint')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    said.push(error.message)
  }
  return said.join('\n').replaceAll(folder, 'FOLDER')
}

const oldKeys =
  'warning prisma.yml: "cluster", "service" and "stage" are deprecated and will be replaced with "endpoint".\nTo get the endpoint, run refract info. Read more here: https://bit.ly/migrate-prisma-yml\n\n'
const cloud =
  'a server of Prisma\'s cloud, which no longer exists. Set "endpoint" in prisma.yml to a server of your own, such as http://localhost:4466/service/stage.'
const clusters = 'clusters: {mine: {host: "http://mine.example:4000/"}}'

// prisma-yml.md sections 1 to 9
test.each<
  [message: string, files: Record<string, string>, flags?: Record<string, string>, env?: Record<string, string>]
>([
  ['Couldn’t find `prisma.yml` file. Are you in the right directory?', {}],
  ["Prisma definition path specified by --project 'FOLDER/no.yml' does not exist", {}, { project: 'no.yml' }],
  ["--env-file path 'no.env' does not exist", { 'prisma.yml': 'endpoint: http://a' }, { 'env-file': 'no.env' }],
  ['prisma.yml is empty', { 'prisma.yml': '' }],
  [
    'Invalid prisma.yml file\nprisma.yml should NOT have additional properties. additionalProperty: foo',
    { 'prisma.yml': 'foo: 1' },
  ],
  ['Invalid prisma.yml file\nprisma.yml should be object. type: object', { 'prisma.yml': '- a' }],
  [
    'The types definition file "FOLDER/no.prisma" could not be found.',
    { 'prisma.yml': 'endpoint: http://a\ndatamodel: no.prisma' },
  ],
  [
    'Subscription query FOLDER/no.graphql provided in subscription "s" in prisma.yml does not exist.',
    { 'prisma.yml': 'endpoint: http://a\nsubscriptions: {s: {query: no.graphql, webhook: "http://b"}}' },
  ],
  ['http://a/shop/dev', { 'prisma.yml': 'endpoint: "${env:PLACE}"', '.env': 'PLACE=http://a/shop/dev' }],
  [
    "[WARNING] in FOLDER/prisma.yml: A valid environment variable to satisfy the declaration 'env:PLACE' could not be found.\n[WARNING] in FOLDER/prisma.yml: Trying to populate non string value into a string for variable ${env:PLACE}. Please make sure the value of the property is a string.\nno endpoint",
    { 'prisma.yml': 'secret: "a${env:PLACE}"' },
  ],
  ['no endpoint', { 'prisma.yml': 'datamodel: []' }],
  ['http://b', { 'prisma.yml': 'datamodel: []' }, {}, { PRISMA_MANAGEMENT_API_ENDPOINT: 'http://b' }],
  [`https://eu1.prisma.sh/w/a/b is on prisma-eu1, ${cloud}`, { 'prisma.yml': 'endpoint: https://eu1.prisma.sh/w/a/b' }],
  [
    `${oldKeys}The cluster "w/prisma-us1" of prisma.yml is on prisma-us1, ${cloud}`,
    { 'prisma.yml': 'cluster: w/prisma-us1' },
  ],
  [
    `${oldKeys}No cluster set. Please set the "cluster" property in your prisma.yml: "other" is none of the clusters in FOLDER/home/.prisma/config.yml.`,
    { 'prisma.yml': 'cluster: other', 'home/.prisma/config.yml': clusters },
  ],
  [
    `${oldKeys}http://mine.example:4000/shop/dev`,
    { 'prisma.yml': 'cluster: mine\nservice: shop\nstage: dev', 'home/.prisma/config.yml': clusters },
  ],
  [`${oldKeys}http://localhost:4466/shop`, { 'prisma.yml': 'cluster: local\nservice: shop' }],
])('%s', (message, files, flags, environment) => {
  expect(messageOf(files, flags, environment)).toBe(message)
})

test('YAML that cannot be read is shown with its place', () => {
  expect(messageOf({ 'prisma.yml': 'endpoint: "http://a\nsecret: b' })).toMatch(
    /^Yaml parsing error in FOLDER\/prisma\.yml: Missing closing "quote at line 2, column 10:\n\nsecret: b\n {9}\^\n$/,
  )
})
