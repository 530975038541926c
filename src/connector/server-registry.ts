/** A server among those that use one database. */
export interface ServerRow {
  readonly id: string
  /** Kind of its event bus: `database`, `redis`, `memory` … */
  readonly bus: string
}

/** The servers on one database: each counts up a number of its own as long as it lives. */
export interface ServerRegistry {
  /** Counts up; gives the others that live. To be called again and again, at the same distance on all servers. */
  beat(): Promise<readonly ServerRow[]>
  leave(): Promise<void>
}
