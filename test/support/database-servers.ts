/** The databases that behaviour is tested on. */
export const databaseNames = ['sqlite', 'postgres', 'mariadb', 'mysql'] as const
export type DatabaseName = (typeof databaseNames)[number]

/** Where a started database server listens; `missing` says why it could not be started. */
export type DatabaseServer =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'running'; readonly port: number; readonly user: string; readonly password: string }
  | { readonly kind: 'missing'; readonly reason: string }

export type DatabaseServers = Readonly<Partial<Record<DatabaseName, DatabaseServer>>>

declare module 'vitest' {
  interface ProvidedContext {
    readonly databaseServers: DatabaseServers
  }
}
