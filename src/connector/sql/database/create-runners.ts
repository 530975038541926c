import { DatabaseError } from '../../../errors/database-error.js'
import { noBindings, type Bindings } from '../../../model/value.js'
import type { Soon } from '../../../util/soon.js'
import { textOf } from '../../../util/text-of.js'
import type { StatementObserver } from '../../statement-observer.js'
import type { Dialect } from '../dialect/dialect.js'
import type { DriverQuery, DriverResult } from '../dialect/driver.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { QueryResult, SqlRunner } from './database.js'
import { encodeValues } from './encode-values.js'
import { strictJson } from './strict-json.js'

type Send = (query: DriverQuery) => Soon<DriverResult>

/** What hears of the statements of a runner. */
interface Hearers {
  /** One is not sent, for one of its values. */
  readonly refused?: (error: unknown) => void
  readonly ran?: () => void
}

/** A runner that sends by `send`. */
export type CreateRunner = (send: Send, hearers?: Hearers) => SqlRunner

/** Makes runners that encode and decode values as the dialect does, and report their statements to `observer`. */
export function createRunners(dialect: Dialect, observer: StatementObserver): CreateRunner {
  const prepared = createPreparedForms()
  return (send, { refused, ran } = {}) => {
    const valuesOf = (query: SqlQuery, bindings: Bindings): readonly unknown[] => {
      try {
        return encodeValues(query, bindings, dialect)
      } catch (error) {
        refused?.(error)
        throw error
      }
    }
    const noteEnd = (query: DriverQuery, startedAt: number, { rows }: DriverResult): void => {
      observer.ran(query, observer.now() - startedAt, rows.length)
      ran?.()
    }
    const noteFailure = (query: DriverQuery, startedAt: number, error: unknown): DatabaseError => {
      const fault = error instanceof DatabaseError ? error : new DatabaseError('other', String(error), { cause: error })
      observer.failed(query, observer.now() - startedAt, fault)
      return fault
    }
    const observed = async (query: DriverQuery): Promise<DriverResult> => {
      const startedAt = observer.now()
      let result: DriverResult
      try {
        result = await send(query)
      } catch (error) {
        throw noteFailure(query, startedAt, error)
      }
      noteEnd(query, startedAt, result)
      return result
    }
    return {
      // most statements go this way: it waits once, if at all
      run(query, bindings, isOnce) {
        const values = valuesOf(query, bindings)
        const { name, bytes } = prepared.of(query)
        const { text, takesFirst, isAttempt } = query
        const sent = { text, values, name, bytes, takesFirst, isAttempt, signal: bindings.signal, isOnce }
        const startedAt = observer.now()
        const answered = (result: DriverResult): QueryResult => {
          noteEnd(sent, startedAt, result)
          return decodeResult(result, query, dialect)
        }
        const failed = (error: unknown): never => {
          throw namingField(noteFailure(sent, startedAt, error), query, sent)
        }
        let sending: Soon<DriverResult>
        try {
          sending = send(sent)
        } catch (error) {
          return failed(error)
        }
        return sending instanceof Promise ? sending.then(answered, failed) : answered(sending)
      },
      async runStatement(statement, bindings = noBindings) {
        const query = dialect.render(statement)
        const values = valuesOf(query, bindings)
        return decodeResult(await observed({ text: query.text, values, bytes: bytesOf(query) }), query, dialect)
      },
      async runText(text, values = []) {
        const result = await observed({ text, values })
        const rows = result.rows.map((row) =>
          Object.fromEntries(result.columns.map((name, index) => [name, row[index]])),
        )
        return { rows, affected: result.affected }
      },
    }
  }
}

function decodeResult(result: DriverResult, query: SqlQuery, dialect: Dialect): QueryResult {
  const { columns } = query
  if (!columns.some((column) => column !== undefined)) return result
  const rows = result.rows.map((row) =>
    row.map((raw, index) => {
      const column = columns[index]
      if (column === undefined) return raw
      if (column === 'LooseJson') return typeof raw === 'string' ? strictJson(raw) : raw
      return column === 'Count' ? Number(raw) : dialect.decode(raw, column)
    }),
  )
  return { rows, affected: result.affected }
}

/** Which columns of the result are bytes; nothing of a statement without any. */
const bytesOf = ({ columns }: SqlQuery): DriverQuery['bytes'] =>
  columns.some(isBytes) ? columns.flatMap((column, index) => (isBytes(column) ? [index] : [])) : undefined

const isBytes = (column: SqlQuery['columns'][number]): boolean =>
  typeof column === 'object' && column.scalar === 'Bytes'

/** The failure of a statement; one of a value that a field was searched for names the field. */
function namingField(error: unknown, { params }: SqlQuery, { values }: Pick<DriverQuery, 'values'>): unknown {
  if (!(error instanceof DatabaseError) || error.kind !== 'value-out-of-range') return error
  const { parameter, value: text } = error.details
  const index = parameter === undefined ? values.findIndex((value) => value === text) : parameter - 1
  const searched = params[index]?.searched
  if (searched === undefined) return error
  const value = text ?? textOf(values[index])
  return new DatabaseError(error.kind, error.message, { ...error.details, searched: { ...searched, value } })
}

/** Under which name a statement stays prepared, which it keeps for life, and which columns are bytes. */
interface PreparedForm {
  readonly name: string
  readonly bytes: DriverQuery['bytes']
}

function createPreparedForms() {
  const forms = new WeakMap<SqlQuery, PreparedForm>()
  let count = 0
  return {
    of(query: SqlQuery): PreparedForm {
      const known = forms.get(query)
      if (known !== undefined) return known
      count += 1
      const form = { name: `refract_${String(count)}`, bytes: bytesOf(query) }
      forms.set(query, form)
      return form
    },
  }
}
