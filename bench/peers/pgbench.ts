import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PeerStatement } from './statements-server.js'
import { rows } from '../scenarios.js'

const debian = '/usr/lib/postgresql'

/** Transactions a second of a read's statement in pgbench: what the database can do at most; undefined without pgbench. */
export function runPgbench(
  { text, values }: PeerStatement,
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
  if (program === undefined) return undefined
  const file = join(folder, 'statement.sql')
  // pgbench takes a colon before a letter for a variable, in literals too
  const filled = text.replace(/(?<!:):(?=[A-Za-z])/g, `' || chr(58) || '`).replace(/\$(\d+)/g, (_, index: string) => {
    const value = values[Number(index) - 1]
    if (value === '@@id@@') return `('u' || lpad((:n::int)::text, 6, '0'))`
    return typeof value === 'string' ? `'${value}'` : String(value)
  })
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
