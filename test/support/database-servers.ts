/** The databases that behaviour is tested on. */
export const databaseNames = ['sqlite', 'postgres', 'mariadb', 'mysql', 'mysql9'] as const
export type DatabaseName = (typeof databaseNames)[number]

/** Names of the connectors that serve them. */
export const connectors = {
  sqlite: 'sqlite',
  postgres: 'postgres',
  mariadb: 'mysql',
  mysql: 'mysql',
  mysql9: 'mysql',
} as const satisfies Readonly<Record<DatabaseName, string>>

/** Where a started database server listens; `missing` says why it could not be started, and whether a machine may lack it. */
export type DatabaseServer =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'running'; readonly port: number; readonly user: string; readonly password: string }
  | { readonly kind: 'missing'; readonly reason: string; readonly isAllowed: boolean }

export type DatabaseServers = Readonly<Partial<Record<DatabaseName, DatabaseServer>>>

declare module 'vitest' {
  interface ProvidedContext {
    readonly databaseServers: DatabaseServers
  }
}
