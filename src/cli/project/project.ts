import type { Cluster } from './home-config.js'
import type { Endpoint } from './endpoint.js'

/** What a prisma.yml says, read and checked (prisma-yml.md). */
export interface Project {
  /** Of prisma.yml. */
  readonly path: string
  /** Outputs, the file of the seed and what is introspected are relative to it (cli.md section 3.1). */
  readonly folder: string
  /** Undefined where neither prisma.yml nor the environment names one. */
  readonly endpoint: Endpoint | undefined
  /** The server's entry in `~/.prisma/config.yml`, where the endpoint comes from one. */
  readonly cluster: Cluster | undefined
  readonly datamodel: Datamodel | undefined
  readonly isDocument: boolean
  /** The first one signs tokens. */
  readonly secrets: readonly string[]
  /** Why the secrets may not be deployed as they are; undefined where they may. */
  readonly secretFault: string | undefined
  readonly generate: readonly { readonly generator?: string; readonly output?: string }[]
  readonly seed: Readonly<{ import?: string; run?: string }> | undefined
  readonly hooks: Readonly<Record<string, unknown>>
  readonly subscriptions: readonly SubscriptionInput[]
  /** The same with variables of the environment left as they are, `${env:NAME}`, for generated code. */
  readonly open: { readonly endpoint: string | undefined; readonly secret: string | undefined }
}

export interface Datamodel {
  /** Absolute paths. */
  readonly files: readonly string[]
  /** All files, a line break behind each. */
  readonly text: string
}

/** As `deploy` takes it. */
export interface SubscriptionInput {
  readonly name: string
  readonly query: string
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}
