import { atOnce } from '../../../../../util/slices.js'
import { planByChoice, type Choice } from '../choices.js'
import { lockOfChild } from '../relation-rules.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'
import type { ActionGroup } from './actions.js'
import { planNestedConnect } from './connect.js'
import { planNestedCreate } from './create.js'

/** `connectOrCreate` under a node that exists: what is found is connected, the others are created (beyond.md section 7). */
export const planNestedConnectOrCreate = (
  { link, parent, actions }: ActionGroup<'connect-or-create'>,
  context: WriteContext,
): readonly Step[] =>
  planByChoice(link.to, actions, { context, lock: lockOfChild(link) }, (choices, own) => {
    // a node that an item creates for a later one is connected twice
    if (choices.some(({ kind }) => kind === 'assert-equal')) return [{ kind: 'exact-order' }]
    const { field } = link.to.id
    const place = { link, parent, field: link.field.name }
    const creates = actions.flatMap(({ create }, index) =>
      choices[index]?.kind === 'new' ? [{ field: place.field, verb: 'create' as const, data: create }] : [],
    )
    const connects = choices.flatMap((choice: Choice) =>
      choice.kind === 'found'
        ? [{ field: place.field, verb: 'connect' as const, where: { field: field.name, value: choice.id } }]
        : [],
    )
    return [
      ...(creates.length === 0
        ? []
        : atOnce(planNestedCreate({ link, parent, verb: 'create', actions: creates }, own))),
      ...(connects.length === 0 ? [] : planNestedConnect({ link, parent, verb: 'connect', actions: connects }, own)),
    ]
  })
