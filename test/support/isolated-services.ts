import { openManagementAccess } from '../../src/auth/management-access.js'
import type { Connector } from '../../src/connector/connector.js'
import { defaultQueryLimits } from '../../src/graphql/document/query-limits.js'
import { openServices, type OpenServices } from '../../src/start/open-services.js'
import type { Runtime } from '../../src/util/runtime.js'

export interface IsolatedServicesOptions {
  readonly connector: Connector
  /** What the services name as their database in errors and addresses. */
  readonly primaryConnector: string
  readonly runtime: Runtime
  /** Bytes after which no further root field of a request is run. */
  readonly responseBytes?: number
  /** Hears of what is masked in responses. */
  failed?(cause: unknown): void
}

/** The services of a server inside this process: no bus reaches them, and nobody listens. */
export function openIsolatedServices({
  connector,
  primaryConnector,
  runtime,
  responseBytes = 16_000_000,
  failed = () => undefined,
}: IsolatedServicesOptions): OpenServices {
  return openServices({
    connector,
    runtime,
    namespace: undefined,
    rawDatabases: [],
    isPassive: false,
    queryLimits: defaultQueryLimits,
    documentBytes: 16_000_000,
    responseBytes,
    batchEvents: false,
    allowedFeatures: 'all',
    server: { version: '', refractVersion: '', commit: '', primaryConnector },
    access: openManagementAccess,
    observer: {
      failed: ({ cause }) => {
        failed(cause)
      },
      changed: () => undefined,
      hasListeners: () => false,
    },
    migrationObserver: {
      resuming: () => undefined,
      started: () => undefined,
      applied: () => undefined,
      failed: (_, cause) => {
        failed(cause)
      },
      ignored: () => undefined,
    },
    invalidated: () => undefined,
    status: () => {
      throw new Error('nothing asks for the status here')
    },
    managementFailed: failed,
  })
}
