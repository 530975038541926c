import { useQuery } from '@tanstack/react-query'
import { ReactFlowProvider } from '@xyflow/react'
import { useEffect, useMemo, useRef, useState, type SyntheticEvent } from 'react'
import { saveFile } from '../data/export/save-file.js'
import { LazyCodeEditor } from '../shared/code/lazy-code-editor.js'
import { formatAddress } from '../shared/navigation/address.js'
import { goTo, useAddress } from '../shared/navigation/use-address.js'
import { useServiceSchema } from '../shared/schema/schema-context.js'
import { useSession } from '../shared/session/session.js'
import { Button } from '../shared/ui/button.js'
import { copyText } from '../shared/ui/copy-text.js'
import { EmptyState, Failure, Loading } from '../shared/ui/notice.js'
import { useToast } from '../shared/ui/toast.js'
import type { EditorHandle } from '../shared/code/create-editor.js'
import { graphOf } from './graph.js'
import { placeBoxes } from './layout.js'
import { lineOfType } from './line-of-type.js'
import { Picture } from './picture.js'
import { toSvg } from './to-svg.js'

/** The datamodel as a picture, and its text beside it. */
export function DatamodelView() {
  const schema = useServiceSchema()
  const session = useSession()
  const say = useToast()
  const { path } = useAddress()
  const [search, setSearch] = useState('')
  const [isTextShown, setTextShown] = useState(true)
  const editor = useRef<EditorHandle>(undefined)
  const graph = useMemo(() => graphOf(schema), [schema])
  const places = useMemo(() => placeBoxes(graph), [graph])
  const chosen = graph.boxes.find(({ name }) => name === path[1])?.name
  const text = useQuery({
    queryKey: ['datamodel', session.endpoint],
    queryFn: async () => (await session.askPrivate<{ readonly datamodel: string }>('{ datamodel }')).datamodel,
  })
  const choose = (name: string | undefined): void => {
    goTo(formatAddress(name === undefined ? ['datamodel'] : ['datamodel', name]), { replace: true })
  }
  const line = chosen === undefined || text.data === undefined ? undefined : lineOfType(text.data, chosen)
  useEffect(() => {
    if (line !== undefined) editor.current?.showLine(line)
  }, [line])
  function find(event: SyntheticEvent): void {
    event.preventDefault()
    const wanted = search.trim().toLowerCase()
    const found =
      graph.boxes.find(({ name }) => name.toLowerCase() === wanted) ??
      graph.boxes.find(({ name }) => name.toLowerCase().includes(wanted)) ??
      graph.boxes.find(({ rows }) => rows.some((row) => row.name.toLowerCase().includes(wanted)))
    if (wanted !== '' && found) choose(found.name)
    else say(`Nothing is called ${search}`)
  }
  if (graph.boxes.length === 0)
    return (
      <EmptyState icon="datamodel" title="There is nothing to draw yet">
        <p>
          Describe your types in a datamodel and deploy it with <code>prisma deploy</code>.
        </p>
      </EmptyState>
    )
  return (
    <div className="datamodel">
      <header className="part-bar">
        <h1>Datamodel</h1>
        <span className="count">
          {schema.models.length} {schema.models.length === 1 ? 'type' : 'types'}
        </span>
        <span className="grow" />
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
            {graph.boxes.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </form>
        <Button
          aria-pressed={isTextShown}
          onClick={() => {
            setTextShown(!isTextShown)
          }}
        >
          Text
        </Button>
        <Button
          icon="copy"
          disabled={text.data === undefined}
          onClick={() =>
            void copyText(text.data ?? '').then((ok) => {
              say(ok ? 'Datamodel copied' : 'The browser does not allow copying.')
            })
          }
        >
          Copy
        </Button>
        <Button
          icon="download"
          onClick={() => {
            saveFile('datamodel.svg', 'image/svg+xml', toSvg(graph, places))
          }}
        >
          SVG
        </Button>
      </header>
      <div className={`datamodel-panes ${isTextShown ? 'with-text' : ''}`}>
        <section className="picture" aria-label="Picture of the datamodel">
          <ReactFlowProvider>
            <Picture graph={graph} places={places} chosen={chosen} onChoose={choose} />
          </ReactFlowProvider>
        </section>
        {isTextShown && (
          <section className="datamodel-text" aria-label="Text of the datamodel">
            {text.isPending && <Loading what="the text" />}
            {text.isError && <Failure error={text.error} />}
            {text.isSuccess && (
              <LazyCodeEditor
                language="graphql"
                label="Datamodel"
                isReadOnly
                value={text.data}
                onReady={(handle) => {
                  editor.current = handle
                  if (line !== undefined) handle.showLine(line)
                }}
              />
            )}
          </section>
        )}
      </div>
    </div>
  )
}
