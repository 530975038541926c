import type { RawData, WebSocket } from 'ws'
import { createClientPulse } from './client-pulse.js'
import type { SocketLimits } from './socket-limits.js'
import type { Protocol } from './protocol.js'
import type { Session } from './session.js'
import type { SessionOutput } from './session-dependencies.js'
import { createUnread, type MessageKind } from './unread.js'

export interface ConnectionDependencies {
  readonly limits: SocketLimits
  readonly protocol: Protocol
  /** ms. */
  now(): number
  openSession(output: SessionOutput): Session
  /** A result in the bytes of one message; the same for all who get the same. */
  encode(before: string, payload: string, after: string): Buffer
  received(): void
  sent(): void
  closed(): void
  /** The client was too slow. */
  dropped(bufferedBytes: number): void
}

/** A connection as the rest of the server sees it. */
export interface Connection {
  readonly session: Session
  close(code: number, reason: string): void
  terminate(): void
}

/** Messages that may wait for the end of an earlier one; then nothing more is read. */
const maxWaiting = 64

/** Ties a session to a socket: frames, keep-alives, idle time, and clients that do not read. */
export function serveConnection(socket: WebSocket, parts: ConnectionDependencies): Connection {
  const { limits, protocol, now } = parts
  let lastActivity = now()
  const pulse = createClientPulse()
  const unread = createUnread(socket, limits)
  let isIdleCheck = false

  const output: SessionOutput = {
    send(text) {
      write(text)
    },
    sendResult(before, payload, after) {
      write(parts.encode(before, payload, after))
    },
    sendResponse(before, payload, after) {
      write(parts.encode(before, payload, after), 'response')
    },
    close,
  }
  const session = parts.openSession(output)

  function write(data: string | Buffer, kind: MessageKind = 'event'): void {
    if (socket.readyState !== socket.OPEN) return
    if (unread.isTooMuch(kind)) {
      drop()
      return
    }
    lastActivity = now()
    parts.sent()
    socket.send(data, { binary: false }, kind === 'response' ? unread.response(data.length) : undefined)
  }

  /** A client that does not read is let go; it may come again. */
  function drop(): void {
    parts.dropped(socket.bufferedAmount)
    session.closed()
    socket.close(1013, 'Try again later')
    // the close frame waits behind all that was not read
    setTimeout(() => {
      socket.terminate()
    }, limits.closeMs).unref()
  }

  function close(code: number, reason: string): void {
    session.closed()
    socket.resume()
    socket.close(code, reason)
  }

  function tick(): void {
    if (socket.readyState !== socket.OPEN) return
    if (pulse.tick(socket.bufferedAmount)) {
      drop()
      return
    }
    if (protocol.keepAlive !== undefined) {
      socket.send(protocol.keepAlive)
      parts.sent()
    }
    checkIdle()
    if (protocol.keepAlive === undefined || isIdleCheck) {
      pulse.pinged()
      socket.ping()
    }
  }

  /** Subscriptions whose client answers pings are kept; everything else ends after the idle time. */
  function checkIdle(): void {
    isIdleCheck = now() - lastActivity >= limits.idleMs
    if (isIdleCheck && session.size() === 0) close(1000, '')
  }

  socket.on('message', (data: RawData, isBinary) => {
    if (isBinary) {
      close(1003, 'Only text messages are understood')
      return
    }
    lastActivity = now()
    parts.received()
    session.receive((data as Buffer).toString('utf8'))
    if (session.waiting() > maxWaiting) readLater(socket, session)
  })
  socket.on('pong', () => pulse.ponged())
  // the close event follows
  socket.on('error', () => undefined)
  socket.on('close', () => {
    clearInterval(ticks)
    clearTimeout(greeting)
    session.closed()
    parts.closed()
  })

  const ticks = setInterval(tick, limits.keepAliveMs)
  const { initTimeout } = protocol
  const closeUngreeted = ({ code, reason }: { readonly code: number; readonly reason: string }): void => {
    if (!session.isGreeted()) close(code, reason)
  }
  const greeting = initTimeout?.kind === 'close' ? setTimeout(closeUngreeted, limits.initMs, initTimeout) : undefined
  return {
    session,
    close,
    terminate: () => {
      socket.terminate()
    },
  }
}

/** Reads nothing more until enough of what was received is done. */
function readLater(socket: WebSocket, session: Session): void {
  if (socket.isPaused || socket.readyState !== socket.OPEN) return
  socket.pause()
  const check = setInterval(() => {
    if (session.waiting() > maxWaiting && socket.readyState === socket.OPEN) return
    clearInterval(check)
    socket.resume()
  }, 5)
}
