/** The messages Execute, for all rows, and Sync. */
const executeAndSync = Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0x53, 0, 0, 0, 4])

const bindCode = 0x42
/** Code, length, the empty name of the portal, the end of the statement's name, and three counts. */
const fixedBytes = 1 + 4 + 1 + 1 + 3 * 2

/**
 * The messages Bind, Execute and Sync, which run a prepared statement, in one piece: what is made of many small ones
 * costs the most of sending it. Values are texts in the server's forms, and nulls; results come as text.
 */
export function executeMessages(name: string, values: readonly unknown[]): Buffer {
  let bytes = fixedBytes + name.length + executeAndSync.length
  for (const value of values) bytes += 4 + (typeof value === 'string' ? Buffer.byteLength(value) : 0)
  const messages = Buffer.allocUnsafe(bytes)
  messages[0] = bindCode
  let at = messages.writeInt32BE(bytes - executeAndSync.length - 1, 1)
  messages[at] = 0
  at += 1 + messages.write(name, at + 1, 'latin1')
  messages[at] = 0
  // no formats: all are texts
  at = messages.writeUInt16BE(0, at + 1)
  at = messages.writeUInt16BE(values.length, at)
  for (const value of values) {
    if (typeof value !== 'string') at = messages.writeInt32BE(-1, at)
    else {
      const size = messages.write(value, at + 4)
      at = messages.writeInt32BE(size, at) + size
    }
  }
  at = messages.writeUInt16BE(0, at)
  executeAndSync.copy(messages, at)
  return messages
}
