import { useState } from 'react'
import { LazyCodeEditor } from '../shared/code/lazy-code-editor.js'
import { Dialog } from '../shared/ui/dialog.js'
import { msText } from './figure-words.js'
import type { StatementFigure } from './server-status.js'

/** Statements by the time that they took in all; their values are never shown. */
export function SlowStatements({ statements }: { readonly statements: readonly StatementFigure[] }) {
  const [open, setOpen] = useState<StatementFigure>()
  return (
    <section className="card table-card">
      <h2>Statements that took longest</h2>
      {statements.length === 0 ? (
        <p className="muted">No statement has run yet. Send a request, and it is listed here.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Statement</th>
              <th scope="col" className="number">
                In all
              </th>
              <th scope="col" className="number">
                Times
              </th>
              <th scope="col" className="number">
                Mean
              </th>
              <th scope="col" className="number">
                Longest
              </th>
              <th scope="col" className="number">
                Failed
              </th>
            </tr>
          </thead>
          <tbody>
            {statements.map((one) => (
              <tr key={one.text}>
                <td className="statement">
                  <button
                    type="button"
                    onClick={() => {
                      setOpen(one)
                    }}
                  >
                    <code>{one.text}</code>
                  </button>
                </td>
                <td className="number">{msText(one.totalMs)}</td>
                <td className="number">{one.count.toLocaleString('en')}</td>
                <td className="number">{msText(one.totalMs / one.count)}</td>
                <td className="number">{msText(one.maxMs)}</td>
                <td className={`number ${one.failures > 0 ? 'alarm' : ''}`}>{one.failures.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && (
        <Dialog
          title="Statement"
          size="wide"
          onClose={() => {
            setOpen(undefined)
          }}
        >
          <LazyCodeEditor language="sql" label="Statement" isReadOnly value={open.text} />
        </Dialog>
      )}
    </section>
  )
}
