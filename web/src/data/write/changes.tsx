import { LazyCodeEditor } from '../../shared/code/lazy-code-editor.js'
import type { Difference } from './draft.js'
import type { Mutation } from './mutations.js'
import { useState } from 'react'

interface ChangesProps {
  readonly changes: readonly Difference[]
  readonly mutation: Mutation
  readonly isNew: boolean
}

/** What saving will write: field by field, and as the mutation. */
export function Changes({ changes, mutation, isNew }: ChangesProps) {
  const [isOpen, setOpen] = useState(false)
  if (changes.length === 0) return null
  return (
    <details
      className="changes"
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
      }}
    >
      <summary>
        {changes.length} {changes.length === 1 ? 'change' : 'changes'} to {isNew ? 'create' : 'save'}
      </summary>
      <table>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>
                {before !== undefined && <del>{before}</del>}
                {after !== '' && <ins>{after}</ins>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isOpen && (
        <LazyCodeEditor
          language="graphql"
          label="Mutation"
          isReadOnly
          value={`${mutation.query}\n\n# variables\n${JSON.stringify(mutation.variables, null, 2)}`}
        />
      )}
    </details>
  )
}
