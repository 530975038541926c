import { expect } from 'vitest'
import type { TestDatabase } from '../../support/databases.js'
import type { TestService } from '../../support/service.js'

/** Tables of a service beside its datamodel, by `executeRaw`. */
export interface RawTables {
  /** A table's or type's full name, quoted. */
  name(table: string): string
  quote(name: string): string
  /** The definition of a generated id. */
  readonly id: string
  run(...statements: readonly string[]): Promise<void>
  rows(query: string): Promise<readonly Readonly<Record<string, unknown>>[]>
}

const generatedIds: Readonly<Record<TestDatabase['connector'], string>> = {
  postgres: 'serial primary key',
  mysql: 'int auto_increment primary key',
  sqlite: 'integer primary key autoincrement',
}

export function rawTables({ connector }: TestDatabase, { name: service, stage, data }: TestService): RawTables {
  const mark = connector === 'mysql' ? '`' : '"'
  const quote = (name: string): string => `${mark}${name}${mark}`
  const send = async (query: string): Promise<unknown> =>
    (await data('mutation ($query: String!) { executeRaw(query: $query) }', { query }))['executeRaw']
  return {
    name: (table) => `${quote(`${service}${connector === 'mysql' ? '@' : '$'}${stage}`)}.${quote(table)}`,
    quote,
    id: generatedIds[connector],
    async run(...statements) {
      for (const statement of statements) await send(statement)
    },
    async rows(query) {
      const rows = await send(query)
      expect(Array.isArray(rows)).toBe(true)
      return rows as readonly Readonly<Record<string, unknown>>[]
    },
  }
}
