import type { ServiceName } from '../session/page-endpoint.js'
import type { Session } from '../session/session.js'

/** All services of the server, by name. Throws `RequestError` without a token for all of them. */
export async function listProjects(session: Session): Promise<readonly ServiceName[]> {
  const { listProjects: projects } = await session.askManagement<{ readonly listProjects: readonly ServiceName[] }>(
    '{ listProjects { name stage } }',
  )
  return [...projects].sort((a, b) => `${a.name}/${a.stage}`.localeCompare(`${b.name}/${b.stage}`))
}
