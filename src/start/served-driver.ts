import type { BusTransport } from '../bus/bus-transport.js'
import type { Driver } from '../connector/sql/dialect/driver.js'

/** The connections to the database that is served, and what else it can carry. */
export interface ServedDriver extends Driver {
  /** Messages between the database's clients, on a connection beside the others; absent where it has none. */
  readonly notifications?: (channel: string) => BusTransport
}
