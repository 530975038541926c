import { useQuery } from '@tanstack/react-query'
import { ReactFlowProvider } from '@xyflow/react'
import { useMemo, useState } from 'react'
import { saveFile } from '../data/export/save-file.js'
import { formatAddress } from '../shared/navigation/address.js'
import { goTo, useAddress } from '../shared/navigation/use-address.js'
import { useServiceSchema } from '../shared/schema/schema-context.js'
import { useSession } from '../shared/session/session.js'
import { Button } from '../shared/ui/button.js'
import { copyText } from '../shared/ui/copy-text.js'
import { EmptyState, Failure, Loading } from '../shared/ui/notice.js'
import { useToast } from '../shared/ui/toast.js'
import { DatamodelText } from './datamodel-text.js'
import { graphOf } from './graph.js'
import { placeBoxes } from './layout.js'
import { lineOfType } from './line-of-type.js'
import { Picture } from './picture.js'
import { toSvg } from './to-svg.js'
import { TypeSearch } from './type-search.js'

/** The datamodel as a picture, and its text beside it. */
export function DatamodelView() {
  const schema = useServiceSchema()
  const session = useSession()
  const say = useToast()
  const { path } = useAddress()
  const [isTextShown, setTextShown] = useState(true)
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
        <TypeSearch boxes={graph.boxes} onFound={choose} />
        <Button aria-pressed={isTextShown} onClick={() => setTextShown(!isTextShown)}>
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
            {text.isSuccess && <DatamodelText text={text.data} line={line} />}
          </section>
        )}
      </div>
    </div>
  )
}
