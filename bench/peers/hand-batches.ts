import type { ConnectionPlace, Run, Sent } from './open-connections.js'

/** A row as clients send it. */
export interface GivenRow {
  readonly code: string
  readonly name: string
  readonly amount: number
}

export interface Row extends GivenRow {
  readonly id: string
}

/** Rows of id, code and amount. */
export type ReadRows = readonly (readonly unknown[])[]

/** What a program with the database's driver does for each batch, in one transaction, with the best statements for it. */
export interface HandBatches {
  insert(rows: readonly Row[]): Promise<unknown>
  /** Leaves out those whose code is there; gives the ids of those that were written, where the database tells them. */
  insertNew(rows: readonly Row[]): Promise<unknown>
  /** Rows whose code is there get this amount, others are written. */
  upsert(rows: readonly Row[], amount: number): Promise<unknown>
  /** Adds 1 to each amount, and reads the rows. */
  update(ids: readonly string[]): Promise<ReadRows>
  /** Deletes the rows, and gives what they held. */
  remove(ids: readonly string[]): Promise<ReadRows>
  increment(id: string): Promise<unknown>
  /** One statement for each row. */
  insertSingly(rows: readonly Row[]): Promise<unknown>
}

/** How a database takes many rows, or many ids, best. */
interface Spelling {
  /** What follows the names of the columns. */
  readonly rows: string
  rowValues(rows: readonly Row[]): readonly unknown[]
  readonly row: string
  readonly ids: string
  idValues(ids: readonly string[]): readonly unknown[]
  readonly mark: string
  readonly unlessThere: string
  /** A mark for the amount follows. */
  readonly elseSet: string
}

const cellsOf = ({ id, code, name, amount }: Row): readonly unknown[] => [id, code, name, amount]
const columnsOf = (rows: readonly Row[]): readonly (readonly unknown[])[] =>
  [0, 1, 2, 3].map((column) => rows.map((row) => cellsOf(row)[column]))

const spellings: Readonly<Record<ConnectionPlace['connector'], Spelling>> = {
  postgres: {
    rows: 'SELECT * FROM unnest($1::varchar[], $2::text[], $3::text[], $4::int[])',
    rowValues: columnsOf,
    row: 'VALUES ($1, $2, $3, $4)',
    ids: '= ANY($1)',
    idValues: (ids) => [ids],
    mark: '$1',
    unlessThere: 'ON CONFLICT (code) DO NOTHING RETURNING id',
    elseSet: 'ON CONFLICT (code) DO UPDATE SET amount = $5',
  },
  // the driver writes the lists into the text, which takes half of what parameters do
  mysql: {
    rows: 'VALUES ?',
    rowValues: (rows) => [rows.map(cellsOf)],
    row: 'VALUES (?, ?, ?, ?)',
    ids: 'IN (?)',
    idValues: (ids) => [ids],
    mark: '?',
    unlessThere: 'ON DUPLICATE KEY UPDATE id = id',
    elseSet: 'ON DUPLICATE KEY UPDATE amount = ?',
  },
  sqlite: {
    rows: 'SELECT value->>0, value->>1, value->>2, value->>3 FROM json_each(?) WHERE true',
    rowValues: (rows) => [JSON.stringify(rows.map(cellsOf))],
    row: 'VALUES (?, ?, ?, ?)',
    ids: 'IN (SELECT value FROM json_each(?))',
    idValues: (ids) => [JSON.stringify(ids)],
    mark: '?',
    unlessThere: 'ON CONFLICT (code) DO NOTHING RETURNING id',
    elseSet: 'ON CONFLICT (code) DO UPDATE SET amount = ?',
  },
}

export function handBatches(run: Run, connector: ConnectionPlace['connector'], table: string): HandBatches {
  const spelling = spellings[connector]
  const into = `INSERT INTO ${table} (id, code, name, amount)`
  const sent = (name: string, text: string, values: readonly unknown[], isInTransaction = false): Sent => ({
    name,
    text,
    values,
    isInTransaction,
  })
  const change = `UPDATE ${table} SET amount = amount + 1 WHERE id ${spelling.ids}`
  const read = `SELECT id, code, amount FROM ${table} WHERE id ${spelling.ids}`
  const deletion = `DELETE FROM ${table} WHERE id ${spelling.ids}`
  const returned = ' RETURNING id, code, amount'
  const returns = connector !== 'mysql'
  return {
    insert: (rows) => run([sent('insert', `${into} ${spelling.rows}`, spelling.rowValues(rows))]),
    insertNew: (rows) =>
      run([sent('insert new', `${into} ${spelling.rows} ${spelling.unlessThere}`, spelling.rowValues(rows))]),
    upsert: (rows, amount) =>
      run([sent('upsert', `${into} ${spelling.rows} ${spelling.elseSet}`, [...spelling.rowValues(rows), amount])]),
    update: (ids) =>
      returns
        ? run([sent('update', change + returned, spelling.idValues(ids))])
        : run([sent('update', change, spelling.idValues(ids), true), sent('read', read, spelling.idValues(ids), true)]),
    remove: (ids) =>
      returns
        ? run([sent('delete', deletion + returned, spelling.idValues(ids))])
        : run([
            { ...sent('read to delete', `${read} FOR UPDATE`, spelling.idValues(ids), true), isAnswer: true },
            sent('delete', deletion, spelling.idValues(ids), true),
          ]),
    increment: (id) =>
      run([sent('increment', `UPDATE ${table} SET amount = amount + 1 WHERE id = ${spelling.mark}`, [id])]),
    insertSingly: (rows) => run(rows.map((row) => sent('insert one', `${into} ${spelling.row}`, cellsOf(row), true))),
  }
}
