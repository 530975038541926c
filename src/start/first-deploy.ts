import type { Log } from '../observe/log.js'
import type { OpenServices } from './open-services.js'

/** Deploys something through the server that has just started; rejects with the reason where that is not done. */
export type FirstDeploy = (server: StartedServer) => Promise<void>

export interface StartedServer {
  readonly port: number
  readonly log: Log
  /** Asks the management API, which takes this for its own: gives the text of the answer. */
  askManagement(query: string, variables: Readonly<Record<string, unknown>>): Promise<string>
}

/** Why the server is not healthy afterwards; undefined where it is. It goes on serving what was deployed before. */
export async function runFirstDeploy(
  deploy: FirstDeploy,
  {
    services,
    port,
    log,
    newCuid,
  }: {
    readonly services: Pick<OpenServices, 'ownManagement'>
    readonly port: number
    readonly log: Log
    newCuid(): string
  },
): Promise<string | undefined> {
  try {
    await deploy({
      port,
      log,
      async askManagement(query, variables) {
        const ready = await services.ownManagement.prepare({ query, variables, operationName: undefined })
        if ('syntaxError' in ready) return JSON.stringify({ errors: [{ message: ready.syntaxError }] })
        return (await ready.run({ requestId: newCuid(), authorization: undefined })).body
      },
    })
    return undefined
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log.error(`The first deploy failed: ${reason}`)
    return `the first deploy failed: ${reason}`
  }
}
