import { identifyServer } from './identify-server.js'

const names = { postgres: 'PostgreSQL', mysql: 'MySQL' } as const

/** Another kind of database listens at the configured address. */
export class OtherServerError extends Error {
  override readonly name = 'OtherServerError'
}

/** What a failure to connect means: one at a server of the other kind says so (configuration.md section 14.3). */
export async function seenFailure(
  error: unknown,
  { connector, host, port }: { readonly connector: keyof typeof names; readonly host: string; readonly port: number },
): Promise<unknown> {
  const found = await identifyServer(host, port)
  if (found === connector || found === 'unknown') return error
  return new OtherServerError(
    `a ${names[found]} server listens there, and the connector is ${connector}; set  connector: ${found}  or the port of the ${names[connector]} server`,
    { cause: error },
  )
}
