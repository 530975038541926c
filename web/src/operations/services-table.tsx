import { pathOfService } from '../shared/session/page-endpoint.js'
import type { ServerStatus } from './server-status.js'

/** The services of the server, with their requests and open subscriptions. */
export function ServicesTable({ status: { services, subscriptions } }: { readonly status: ServerStatus }) {
  return (
    <section className="card table-card">
      <h2>Services</h2>
      {services.length === 0 ? (
        <p className="muted">
          There is no service yet. Deploy one with <code>prisma deploy</code>.
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Stage</th>
              <th scope="col" className="number">
                Requests since the start
              </th>
              <th scope="col">Subscriptions</th>
            </tr>
          </thead>
          <tbody>
            {services.map(({ name, stage, requests: count }) => (
              <tr key={`${name} ${stage}`}>
                <td>
                  <a href={`${pathOfService({ name, stage })}/_admin`}>{name}</a>
                </td>
                <td>{stage}</td>
                <td className="number">{count.toLocaleString('en')}</td>
                <td>
                  {subscriptions
                    .filter((one) => one.name === name && one.stage === stage)
                    .map(({ type, count: open }) => `${type}: ${open.toLocaleString('en')}`)
                    .join(', ') || '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
