import { Problem } from '../errors/problem.js'
/** A service as its prisma.yml names it. */
export interface ServiceAddress {
  readonly name: string
  readonly stage: string
  /** URL of the management API beside it. */
  readonly management: string
}

/** Reads the URL of a service, `http://host:4466/service/stage`; throws a problem that tells what is wrong with it. */
export function readServiceAddress(endpoint: string): ServiceAddress {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new Problem(`The endpoint ${endpoint} is no URL like http://localhost:4466/service/stage.`)
  const parts = url.pathname.split('/').filter((part) => part !== '')
  if (parts.length > 3)
    throw new Problem(`The endpoint ${endpoint} names more than a workspace, a service and a stage.`)
  // a workspace is a part of the name
  const [name = 'default', stage = 'default'] = parts.length === 3 ? [parts.slice(0, 2).join('~'), parts[2]] : parts
  return { name, stage, management: `${url.origin}/management` }
}
