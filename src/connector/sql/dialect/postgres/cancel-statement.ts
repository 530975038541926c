import pg from 'pg'

/** What the driver knows of its session, and does not show. */
interface Session {
  readonly host: string
  readonly port: number
  readonly processID: number | null
  readonly secretKey: number | null
  readonly ssl: boolean | object
}

interface WireConnection {
  connect(port: number, host: string): void
  requestSsl(): void
  cancel(processId: number, secretKey: number): void
  end(): void
  on(event: string, listener: () => void): void
}

/**
 * Asks the server to cancel what the client's session runs. It goes over a connection of its own that needs no login, so
 * it works when all others are busy; whether it came in time shows in the statement's answer.
 */
export function cancelStatement(client: pg.ClientBase): void {
  const { host, port, processID, secretKey, ssl } = client as unknown as Session
  if (processID === null || secretKey === null) return
  const { Connection } = pg as unknown as {
    readonly Connection: new (config: { ssl: Session['ssl'] }) => WireConnection
  }
  const wire = new Connection({ ssl })
  const cancel = (): void => {
    wire.cancel(processID, secretKey)
  }
  wire.on('error', () => undefined)
  wire.on('connect', () => {
    if (ssl === false) cancel()
    else wire.requestSsl()
  })
  wire.on('sslconnect', cancel)
  wire.connect(port, host)
}
