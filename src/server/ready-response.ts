/** An HTTP answer that is ready to be sent. */
export interface ReadyResponse {
  readonly status: number
  readonly type: string | undefined
  readonly body: string | Buffer
  /** The body as gzip made it, for clients that take that; absent: it is compressed when it is long. */
  readonly gzipped?: Buffer
  readonly headers?: readonly (readonly [string, string])[]
}

export const json = (status: number, body: string): ReadyResponse => ({ status, type: 'application/json', body })
export const plainText = (status: number, body: string): ReadyResponse => ({
  status,
  type: 'text/plain; charset=UTF-8',
  body,
})
