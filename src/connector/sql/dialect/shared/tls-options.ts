import type { ConnectionOptions } from 'node:tls'
import type { ConnectionSettings } from '../driver.js'

/** The key `ssl` as the drivers of `pg` and `mysql2` take it; absent without TLS. */
export const tlsOptions = ({ tls }: ConnectionSettings): { readonly ssl?: TlsOptions } =>
  tls === undefined
    ? {}
    : {
        ssl: {
          rejectUnauthorized: tls.verify,
          ...(tls.ca === undefined ? {} : { ca: tls.ca }),
          ...(tls.cert === undefined ? {} : { cert: tls.cert }),
          ...(tls.key === undefined ? {} : { key: tls.key }),
        },
      }

type TlsOptions = Pick<ConnectionOptions, 'rejectUnauthorized'> & {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
}
