import { useState } from 'react'
import { fieldNamed, keyField, type Model, type RelationField } from '../../shared/schema/service-schema.js'
import { useSession } from '../../shared/session/session.js'
import { goTo } from '../../shared/navigation/use-address.js'
import { messageOf } from '../../shared/graphql/request-error.js'
import { Button } from '../../shared/ui/button.js'
import { useToast } from '../../shared/ui/toast.js'
import { placeAddress, type TrailStep } from '../data-address.js'
import type { FilterGroup } from '../filter/filter.js'
import { keyOf, whereUnique, type NodeRef, type Row } from '../node-key.js'

/** Ids that a filter may list, where the other side does not show the relation. */
const maxKeys = 1000

interface RelatedLinkProps {
  readonly field: RelationField
  readonly model: Model
  readonly target: Model
  readonly own: NodeRef
  readonly trail: readonly TrailStep[]
  readonly hasMore: boolean
}

/** Leads to all related nodes as rows, with the way back. */
export function RelatedLink({ field, model, target, own, trail, hasMore }: RelatedLinkProps) {
  const session = useSession()
  const say = useToast()
  const [isBusy, setBusy] = useState(false)
  const label = hasMore ? 'Show all as rows' : 'Show as rows'
  const back = field.backField === undefined ? undefined : fieldNamed(target, field.backField)
  const name = keyField(model)
  if (back && name !== undefined) {
    const filter: FilterGroup = {
      kind: 'group',
      match: 'all',
      items: [
        {
          kind: 'relation',
          field: back.name,
          quantifier: back.isList ? '_some' : '',
          where: {
            kind: 'group',
            match: 'all',
            items: [{ kind: 'value', field: name, suffix: '', text: String(own.key) }],
          },
        },
      ],
    }
    return (
      <a className="button quiet small" href={placeAddress({ model: target.name, filter, trail })}>
        {label}
      </a>
    )
  }
  const targetKey = keyField(target)
  if (targetKey === undefined) return null
  async function open(): Promise<void> {
    const query = `query ($where: ${model.name}WhereUniqueInput!) { node: ${model.singleField ?? ''}(where: $where) { related: ${field.name}(first: ${maxKeys}) { ${targetKey ?? ''} } } }`
    const { node } = await session.ask<{ readonly node: { readonly related: readonly Row[] } | null }>(query, {
      where: whereUnique(model, own.key),
    })
    const keys = (node?.related ?? []).flatMap((row) => keyOf(target, row) ?? [])
    const filter: FilterGroup = {
      kind: 'group',
      match: 'all',
      items: [{ kind: 'value', field: targetKey ?? '', suffix: '_in', text: keys.join('\n') }],
    }
    goTo(placeAddress({ model: target.name, filter, trail }))
  }
  return (
    <Button
      look="quiet"
      className="small"
      disabled={isBusy}
      onClick={() => {
        setBusy(true)
        open().catch((error: unknown) => {
          say(messageOf(error))
          setBusy(false)
        })
      }}
    >
      {label}
    </Button>
  )
}
