import type { ScalarType } from '../../../../model/scalar.js'
import type { Value } from '../../../../model/value.js'
import type { UniqueSelector } from '../../../../operation/write.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { linkOf, scalarColumnOf } from '../read/columns.js'
import type { ProblemTemplate, ShownValue } from './write-plan.js'

/** Problems of writes as data; their values are shown when they happen (errors.md section 3). */
const scalarOf = (type: TypeStorage, field: string): ScalarType => scalarColumnOf(type, field).field.scalar

export const nodeNotFound = (type: TypeStorage, where: UniqueSelector): ProblemTemplate => ({
  name: 'nodeNotFound',
  values: {
    model: type.type.name,
    field: where.field,
    value: shownSelector(type, where),
  },
})

/** The value of a selector: `A1`, or of an index `{port: p1, name: A}`. */
function shownSelector(type: TypeStorage, { field, value, members }: UniqueSelector): readonly (string | ShownValue)[] {
  if (members === undefined) return [{ value, scalar: scalarOf(type, field) }]
  const parts = members.flatMap((member, place) => {
    const name = `${place === 0 ? '{' : ', '}${member.field}: `
    if (!('related' in member)) return [name, { value: member.value, scalar: scalarOf(type, member.field) }]
    const { to } = linkOf(type, member.field)
    const shown = shownSelector(to, member.related)
    const isShort = member.related.field === to.id.field.name
    return isShort ? [name, ...shown] : [name, `{${member.related.field}: `, ...shown, '}']
  })
  return [...parts, '}']
}

export const conditionFailed = (type: TypeStorage, where: UniqueSelector): ProblemTemplate => ({
  ...nodeNotFound(type, where),
  name: 'conditionFailed',
})

/** The change would leave a node without a relation that it requires. */
export function requiredRelation(link: Link): ProblemTemplate {
  const [modelA, modelB] = [link.relation.modelA, link.relation.modelB].sort((a, b) => (a < b ? -1 : 1))
  return {
    name: 'requiredRelationViolated',
    values: { relation: link.relation.name, modelA: modelA ?? '', modelB: modelB ?? '' },
  }
}

type KnownNode = UniqueSelector

/** The four texts of 3041 differ in which node is known (errors.md section 3.2). */
export function notConnected(
  link: Link,
  known: { readonly parent?: KnownNode; readonly child?: KnownNode },
): ProblemTemplate {
  const onPath = known.parent && known.child ? '' : ' on your mutation path.'
  return {
    name: 'notConnected',
    values: {
      relation: link.relation.name,
      parent: link.from.type.name,
      parentValue: known.parent ? withValue(link.from, known.parent, '') : '',
      // the original's spelling depends on whether the parent is known
      node: known.parent ? 'node' : 'Node',
      child: link.to.type.name,
      childValue: known.child ? withValue(link.to, known.child, onPath) : onPath,
    },
  }
}

const withValue = (type: TypeStorage, node: KnownNode, after: string): readonly (string | ShownValue)[] => [
  " with the value '",
  ...shownSelector(type, node),
  `' for the field '${node.field}'${after}`,
]

/** A node by its id, as 3041 tells it. */
export const byId = (type: TypeStorage, value: Value): KnownNode => ({ field: type.id.field.name, value })
