import type { Connection } from 'mysql2'
import type { Socket } from 'node:net'

/** What the driver shows to nobody: it writes a command when the one before it has been answered. */
interface Inside {
  readonly stream: Socket
  readonly _commands: { readonly length: number; get(index: number): unknown }
  readonly _statements: { get(key: string): unknown }
  readonly constructor: { statementKey(options: { readonly sql: string }): string }
  sequenceId: number
}

interface Command {
  /** Writes the command; gives what takes the first packet of the answer. */
  start(packet: undefined, connection: Inside): unknown
  /** Null before its turn and behind it. */
  readonly next: unknown
  /** Of one that runs a prepared statement, which the driver looks up when its turn comes. */
  statement?: unknown
}

const inside = (connection: Connection): Inside => connection as unknown as Inside

/** The last command that each connection was given. */
const lastGiven = new WeakMap<Connection, unknown>()

export const isLast = (connection: Connection, command: unknown): boolean => lastGiven.get(connection) === command

/** A command that is written in its turn. */
export const noteGiven = (connection: Connection, command: unknown): void => void lastGiven.set(connection, command)

/**
 * Writes a command at once that the driver would keep until those before it have been answered, if they are all written.
 * `prepared` is the text of a statement that has to be prepared first.
 */
export function writeAhead(connection: Connection, given: unknown, prepared?: string): void {
  const command = given as Command
  const { _commands: waiting, _statements: statements, constructor } = inside(connection)
  const before = lastGiven.get(connection) as Command | undefined
  noteGiven(connection, command)
  const isWaiting = waiting.length > 0 && waiting.get(waiting.length - 1) === command
  if (!isWaiting || before === undefined || !isWritten(before)) return
  if (prepared !== undefined) {
    const statement = statements.get(constructor.statementKey({ sql: prepared }))
    if (statement === undefined) return
    command.statement = statement
  }
  start(connection, command)
}

const written = new WeakSet<Command>()
const isWritten = (command: Command): boolean => command.next !== null || written.has(command)

/** Each command numbers its packets from 0; those of the one that is being answered go on behind this. */
function start(connection: Connection, command: Command): void {
  const driver = inside(connection)
  const current = driver.sequenceId
  driver.sequenceId = 0
  const next = command.start(undefined, driver)
  const sent = driver.sequenceId
  driver.sequenceId = current
  written.add(command)
  command.start = () => {
    driver.sequenceId = sent
    return next
  }
}

/** What is written until the turn of the event loop ends goes to the server in one piece. */
export function writeTogether(connection: Connection): void {
  const { stream } = inside(connection)
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => {
    stream.uncork()
  })
}
