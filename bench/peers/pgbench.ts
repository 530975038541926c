import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PeerStatement } from './statements-server.js'
import { rows } from '../scenarios.js'

const debian = '/usr/lib/postgresql'

/** Variables of requests as pgbench makes them of a number of a user, `:n`. */
const variables: Readonly<Record<string, string>> = {
  id: `('u' || lpad((:n::int)::text, 6, '0'))`,
  label: `('label ' || (:n::int % ${String(rows.tags)})::text)`,
  word: `(1000 + :n::int % 1000)::text`,
}

/** The statement with its values in it; undefined where there is a variable that is not known how to make. */
function filledText({ text, values }: PeerStatement): string | undefined {
  const literals = values.map((value) => {
    if (typeof value !== 'string') return String(value)
    return value.startsWith('@@') ? variables[value.slice(2, -2)] : `'${value}'`
  })
  if (literals.includes(undefined)) return undefined
  // pgbench takes a colon before a letter for a variable, in literals too
  const escaped = text.replace(/(?<!:):(?=[A-Za-z])/g, `' || chr(58) || '`)
  return escaped.replace(/\$(\d+)/g, (_, index: string) => literals[Number(index) - 1] ?? 'NULL')
}

/**
 * Transactions a second of a read's statement in pgbench: what the database can do at most; undefined without pgbench, or
 * where it cannot make the statement's variables.
 */
export function runPgbench(
  statement: PeerStatement,
  {
    port,
    database,
    folder,
    seconds,
    clients,
  }: {
    readonly port: number
    readonly database: string
    readonly folder: string
    readonly seconds: number
    readonly clients: number
  },
): number | undefined {
  const program = pgbench()
  const filled = filledText(statement)
  if (program === undefined || filled === undefined) return undefined
  const file = join(folder, 'statement.sql')
  writeFileSync(file, `\\set n random(0, ${String(rows.users - 1)})\n${filled};\n`)
  const output = execFileSync(
    program,
    [
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-U',
      'postgres',
      '-n',
      '-M',
      'prepared',
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(seconds),
      '-f',
      file,
      database,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  )
  return Number(/tps = ([\d.]+) \(without/.exec(output)?.[1])
}

function pgbench(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian) : []
  return versions.map((version) => join(debian, version, 'bin/pgbench')).find((path) => existsSync(path))
}
