import { useQuery } from '@tanstack/react-query'
import { listProjects } from './shared/graphql/list-projects.js'
import { pathOfService } from './shared/session/page-endpoint.js'
import { useSession } from './shared/session/session.js'

/** Says which service this is; leads to the others where the management API lists them. */
export function ServiceSwitch() {
  const session = useSession()
  const { service, managementToken } = session
  const projects = useQuery({
    queryKey: ['projects', managementToken],
    queryFn: () => listProjects(session),
    retry: false,
    staleTime: 60_000,
  })
  const here = service === undefined ? '/management' : pathOfService(service)
  const others = (projects.data ?? []).map((project) => ({
    path: pathOfService(project),
    label: `${project.name} / ${project.stage}`,
  }))
  const options = others.some(({ path }) => path === here)
    ? others
    : [{ path: here, label: service === undefined ? 'management' : `${service.name} / ${service.stage}` }, ...others]
  if (options.length === 1) return <span className="service-name">{options[0]?.label}</span>
  return (
    <select
      className="service-name"
      aria-label="Service"
      value={here}
      onChange={(event) => {
        const admin = window.location.pathname.endsWith('/_admin') ? '/_admin' : ''
        window.location.assign(`${event.target.value}${admin}`)
      }}
    >
      {options.map(({ path, label }) => (
        <option key={path} value={path}>
          {label}
        </option>
      ))}
    </select>
  )
}
