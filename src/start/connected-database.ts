import type { BusTransport } from '../bus/bus-transport.js'
import type { Driver } from '../connector/sql/dialect/driver.js'

/** The connections to the database that is served, and what else it can carry. */
export interface ConnectedDatabase extends Driver {
  /** Messages between servers on one database, on a connection beside the others; absent where there is one server. */
  readonly createTransport?: (options: TransportOptions) => BusTransport
}

export interface TransportOptions {
  /** Where the management tables are. */
  readonly managementNamespace: string
  /** Whether somebody waits for messages of other servers. */
  hasSubscribers(): boolean
}
