import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import type { DatabaseName, DatabaseServer } from '../test/support/database-servers.js'

/** A database's own tool for copies of its rows. */
export interface DumpTool {
  /** Prints the tables of the service `bench/dev` with their rows. */
  readonly dump: readonly string[]
  /** Makes room for a copy. */
  prepare(): void
  /** Reads a printed copy. */
  load(path: string): readonly string[]
}

/** `pg_dump` (COPY) and `psql`, `mysqldump` and `mysql`, `sqlite3`; undefined where there is none for it. */
export function dumpTools(name: DatabaseName, server: DatabaseServer, file: string): DumpTool | undefined {
  const port = server.kind === 'running' ? String(server.port) : ''
  switch (name) {
    case 'postgres': {
      const place = ['-h', '127.0.0.1', '-p', port, '-U', 'postgres']
      return {
        dump: ['pg_dump', ...place, '--schema=bench$dev', 'prisma'],
        prepare: () => execFileSync('createdb', [...place, 'copy']),
        load: (path) => ['psql', ...place, '-q', '-v', 'ON_ERROR_STOP=1', '-f', path, 'copy'],
      }
    }
    case 'sqlite': {
      const copy = `${file}.copy`
      return {
        dump: ['sqlite3', file, '.dump bench$dev%'],
        prepare: () => {
          rmSync(copy, { force: true })
        },
        load: (path) => ['sqlite3', copy, `.read ${path}`],
      }
    }
    default: {
      const login = server.kind === 'running' ? [`-u${server.user}`, `-p${server.password}`] : []
      const place = ['-h', '127.0.0.1', '-P', port, ...login.filter((word) => word !== '-p')]
      return {
        dump: ['mysqldump', ...place, 'bench@dev'],
        prepare: () => execFileSync('mysql', [...place, '-e', 'CREATE DATABASE copy']),
        load: (path) => ['mysql', ...place, '-e', `source ${path}`, 'copy'],
      }
    }
  }
}
