import type { Driver, DriverQuery } from '../../src/connector/sql/dialect/driver.js'

/** A row of the table that both write. */
export interface Row {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly amount: number
}

/** What a program with the database's driver does for each batch, in one transaction, with the best statements for it. */
export interface HandBatches {
  insert(rows: readonly Row[]): Promise<void>
  /** Rows whose code is there get their amount, others are written. */
  upsert(rows: readonly Row[]): Promise<void>
  /** Adds 1 to each amount, and reads the rows. */
  update(ids: readonly string[]): Promise<void>
  /** Deletes the rows, and gives what they held. */
  remove(ids: readonly string[]): Promise<void>
  increment(id: string): Promise<void>
  /** One statement for each row. */
  insertSingly(rows: readonly Row[]): Promise<void>
}

const columns = '(id, code, name, amount)'

export function handBatches(driver: Driver, connector: 'postgres' | 'mysql' | 'sqlite', table: string): HandBatches {
  const isPostgres = connector === 'postgres'
  const isMysql = connector === 'mysql'
  const mark = (position: number): string => (isPostgres ? `$${String(position)}` : '?')
  const insertOf = (count: number): string => {
    const rows = Array.from(
      { length: count },
      (_, row) => `(${[1, 2, 3, 4].map((column) => mark(row * 4 + column)).join(', ')})`,
    )
    return `INSERT INTO ${table} ${columns} VALUES ${rows.join(', ')}`
  }
  const texts = new Map<number, string>()
  const insertText = (count: number): string => {
    const text = texts.get(count) ?? insertOf(count)
    texts.set(count, text)
    return text
  }
  // the driver of PostgreSQL takes texts
  const valuesOf = (rows: readonly Row[]): unknown[] =>
    rows.flatMap(({ id, code, name, amount }) => [id, code, name, isPostgres ? String(amount) : amount])
  const onConflict = isMysql
    ? 'ON DUPLICATE KEY UPDATE amount = VALUES(amount)'
    : 'ON CONFLICT (code) DO UPDATE SET amount = excluded.amount'
  const withIds = (text: string, ids: readonly string[], name: string): DriverQuery => {
    const list = isPostgres ? '= ANY($1)' : isMysql ? 'IN (?)' : 'IN (SELECT value FROM json_each(?))'
    const value = isPostgres ? `{${ids.join(',')}}` : isMysql ? ids : JSON.stringify(ids)
    return { text: text.replace('@ids', list), values: [value], name }
  }
  async function inTransaction(queries: readonly DriverQuery[]): Promise<void> {
    const transaction = await driver.begin()
    try {
      await Promise.all(queries.map((query) => transaction.query(query)))
      await transaction.commit()
    } catch (error) {
      await transaction.rollback()
      throw error
    } finally {
      transaction.release(false)
    }
  }
  const read = `SELECT id, code, amount FROM ${table} WHERE id @ids`
  const change = `UPDATE ${table} SET amount = amount + 1 WHERE id @ids`
  const deletion = `DELETE FROM ${table} WHERE id @ids`
  const returned = ' RETURNING id, code, amount'
  return {
    insert: (rows) => inTransaction([{ text: insertText(rows.length), values: valuesOf(rows), name: 'insert' }]),
    upsert: (rows) =>
      inTransaction([{ text: `${insertText(rows.length)} ${onConflict}`, values: valuesOf(rows), name: 'upsert' }]),
    update: (ids) =>
      inTransaction(
        isMysql
          ? [withIds(change, ids, 'update'), withIds(read, ids, 'read')]
          : [withIds(change + returned, ids, 'update')],
      ),
    remove: (ids) =>
      inTransaction(
        isMysql
          ? [withIds(`${read} FOR UPDATE`, ids, 'read'), withIds(deletion, ids, 'delete')]
          : [withIds(deletion + returned, ids, 'delete')],
      ),
    async increment(id) {
      const text = `UPDATE ${table} SET amount = amount + 1 WHERE id = ${mark(1)}`
      await driver.query({ text, values: [id], name: 'increment' })
    },
    insertSingly: (rows) =>
      inTransaction(rows.map((row) => ({ text: insertText(1), values: valuesOf([row]), name: 'insert one' }))),
  }
}
