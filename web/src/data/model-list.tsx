import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useServiceSchema } from '../shared/schema/schema-context.js'
import { useSession } from '../shared/session/session.js'
import { placeAddress } from './data-address.js'
import { countsQuery, type Counted } from './grid/grid-query.js'

/** More types than this get a field to search among them. */
const manyModels = 12

/** The types of the service with their counts. */
export function ModelList({ current }: { readonly current: string | undefined }) {
  const { models } = useServiceSchema()
  const session = useSession()
  const [search, setSearch] = useState('')
  const counts = useQuery({
    queryKey: ['rows', 'counts', models.map(({ name }) => name)],
    queryFn: () => session.ask<Readonly<Record<string, Counted>>>(countsQuery(models)),
  })
  const shown = models
    .map((model, index) => ({ name: model.name, count: counts.data?.[`c${index}`]?.aggregate.count }))
    .filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <nav className="model-list" aria-label="Types">
      <h2>Types</h2>
      {models.length > manyModels && (
        <input
          type="search"
          aria-label="Search types"
          placeholder="Search types"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
          }}
        />
      )}
      <ul>
        {shown.map(({ name, count }) => (
          <li key={name}>
            <a href={placeAddress({ model: name })} aria-current={name === current ? 'page' : undefined}>
              <span className="name">{name}</span>
              <span className="count">{count?.toLocaleString('en')}</span>
            </a>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="hint">No type has this in its name.</p>}
    </nav>
  )
}
