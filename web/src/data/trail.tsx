import { Icon } from '../shared/ui/icon.js'
import { placeAddress, type DataPlace } from './data-address.js'

/** The nodes over which the way led here, each a way back. */
export function Trail({ place }: { readonly place: DataPlace }) {
  if (place.trail.length === 0) return null
  return (
    <nav className="trail" aria-label="Path">
      <ol>
        {place.trail.map(({ model, key, title }, index) => (
          <li key={`${model} ${key}`}>
            <a href={placeAddress({ model, key, trail: place.trail.slice(0, index) })}>
              <span className="muted">{model}</span> {title}
            </a>
            <Icon name="right" size={12} />
          </li>
        ))}
        <li aria-current="page">{place.model}</li>
      </ol>
    </nav>
  )
}
