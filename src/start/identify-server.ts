import { connect } from 'node:net'

/** What speaks at an address. */
export type FoundServer = 'mysql' | 'postgres' | 'unknown'

const greetingMs = 500
const responseMs = 1500
/** Asks a PostgreSQL server whether it takes TLS: length, then the number of that question. */
const tlsRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

/**
 * Looks which database listens at an address: servers of the MySQL family speak first, PostgreSQL answers a question
 * with one letter. Never rejects; `unknown` where nobody listens, too.
 */
export function identifyServer(host: string, port: number): Promise<FoundServer> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const asking = setTimeout(() => socket.write(tlsRequest), greetingMs)
    const end = (found: FoundServer): void => {
      clearTimeout(asking)
      clearTimeout(late)
      socket.destroy()
      resolve(found)
    }
    const late = setTimeout(() => end('unknown'), responseMs)
    socket.on('error', () => end('unknown'))
    socket.on('close', () => end('unknown'))
    socket.once('data', (bytes) => {
      if (bytes.length === 1) end(/^[SNE]$/.test(bytes.toString('latin1')) ? 'postgres' : 'unknown')
      // length and number of the packet, then version 10 of the protocol, or an error such as "too many connections"
      else end(bytes.length > 5 && bytes[3] === 0 && (bytes[4] === 10 || bytes[4] === 255) ? 'mysql' : 'unknown')
    })
  })
}
