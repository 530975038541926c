import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'

const long = (length: number): string => 'x'.repeat(length)

/** Defaults at the edges of what columns hold. */
const fields = {
  'v1.1': [
    'String @default(value: "a\\u0000b")',
    'String! @default(value: "\\u0000")',
    'String @unique @default(value: "a\\u0000b")',
    `String @default(value: "${long(70_000)}")`,
    'Json @default(value: "{\\"a\\": \\"\\\\u0000\\"}")',
    'Float @default(value: 9.9e34)',
    'Float @default(value: 1e-40)',
    'Int @default(value: -2147483648)',
    'DateTime @default(value: "-4712-01-01")',
    'DateTime @default(value: "-0001-01-01")',
    'DateTime @default(value: "0000-01-01")',
    'DateTime @default(value: "9999-12-31T23:59:59.999Z")',
    'DateTime @default(value: "10000-01-01")',
    'DateTime @default(value: "294275-01-01")',
    'DateTime @default(value: "300000-01-01")',
    `E @default(value: V${long(190)})`,
  ],
  'v1.0': [
    'String @default(value: "a\\u0000b")',
    'ID @default(value: "a\\u0000b")',
    `ID @default(value: "${long(25)}")`,
    `ID @default(value: "${long(26)}")`,
    'DateTime @default(value: "0000-01-01")',
    'DateTime @default(value: "10000-01-01")',
  ],
}

eachDatabase('defaults at the edges', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  /** Those that the deploy refuses, each with its place; the others can be created. */
  async function refused(syntax: keyof typeof fields): Promise<readonly string[]> {
    const found: string[] = []
    for (const field of fields[syntax]) {
      const datamodel = `type A { id: ID! ${syntax === 'v1.1' ? '@id' : '@unique'} a: ${field} } enum E { V V${long(190)} }`
      const service = await deployService(server, `type A { id: ID! ${syntax === 'v1.1' ? '@id' : '@unique'} }`)
      const { errors } = await service.deploy(datamodel)
      if (errors.length === 0) {
        const { data, errors: rejections } = await service.query('mutation { createA(data: {}) { id a } }')
        expect([field, rejections]).toEqual([field, undefined])
        expect(data).toMatchObject({ createA: { a: expect.anything() as unknown } })
        continue
      }
      expect(errors).toMatchObject([{ type: 'A', field: 'a' }])
      found.push(errors[0]?.description ?? '')
    }
    return found
  }

  const zero = (value: string): string =>
    `The default value ${value} of the field \`a\` has a zero character (\`\\u0000\`), which no text of this database holds.`
  const outside = (value: string, years: string): string =>
    `The default value "${value}T00:00:00.000Z" of the field \`a\` lies outside of the years that this database holds: ${years}.`
  const holdsZeros = database.connector === 'mysql'
  const years = { mysql: '0 to 9999', postgres: '-4712 to 294275', sqlite: undefined }[database.connector]
  const ofYears = (from: readonly string[]): readonly string[] =>
    years === undefined ? [] : from.map((value) => outside(value, years))

  test('what no column holds is refused by the deploy, all else can be created', { timeout: 120_000 }, async () => {
    expect(await refused('v1.1')).toEqual([
      ...(holdsZeros ? [] : [zero('"a\\u0000b"'), zero('"\\u0000"'), zero('"a\\u0000b"')]),
      ...ofYears(
        database.connector === 'mysql'
          ? ['-4712-01-01', '-0001-01-01', '10000-01-01', '294275-01-01', '300000-01-01']
          : ['300000-01-01'],
      ),
    ])
  })

  test('with the old syntax', { timeout: 120_000 }, async () => {
    expect(await refused('v1.0')).toEqual([
      ...(holdsZeros ? [] : [zero('"a\\u0000b"'), zero('"a\\u0000b"')]),
      ...(database.connector === 'sqlite'
        ? []
        : [
            `The default value "${long(26)}" of the field \`a\` has 26 characters, an ID of this database holds at most 25.`,
          ]),
      ...ofYears(database.connector === 'mysql' ? ['10000-01-01'] : []),
    ])
  })
})
