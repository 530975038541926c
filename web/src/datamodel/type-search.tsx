import { useState, type SyntheticEvent } from 'react'
import { useToast } from '../shared/ui/toast.js'
import type { Graph } from './graph.js'

interface TypeSearchProps {
  readonly boxes: Graph['boxes']
  onFound(type: string): void
}

/** Finds a type by its name, a part of it, or a field. */
export function TypeSearch({ boxes, onFound }: TypeSearchProps) {
  const say = useToast()
  const [search, setSearch] = useState('')
  function find(event: SyntheticEvent): void {
    event.preventDefault()
    const wanted = search.trim().toLowerCase()
    const found =
      boxes.find(({ name }) => name.toLowerCase() === wanted) ??
      boxes.find(({ name }) => name.toLowerCase().includes(wanted)) ??
      boxes.find(({ rows }) => rows.some((row) => row.name.toLowerCase().includes(wanted)))
    if (wanted !== '' && found) onFound(found.name)
    else say(`Nothing is called ${search}`)
  }
  return (
    <form role="search" onSubmit={find}>
      <input
        type="search"
        list="datamodel-names"
        aria-label="Find a type or field"
        placeholder="Find a type or field"
        value={search}
        onChange={(event) => {
          setSearch(event.target.value)
        }}
      />
      <datalist id="datamodel-names">
        {boxes.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </form>
  )
}
