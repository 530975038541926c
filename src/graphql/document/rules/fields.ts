import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  type GraphQLSchema,
  type GraphQLCompositeType,
} from 'graphql'
import type { Rule } from '../rule.js'
import { suggestionText } from '../suggestions.js'

/** A selected field exists on its type. */
export const knownFields: Rule = ({ typeInfo, graphqlSchema, report }) => ({
  Field(node) {
    const type = typeInfo.getParentType()
    if (!type || typeInfo.getFieldDef()) return
    const name = node.name.value
    report(`Cannot query field '${name}' on type '${type.name}'.${hint(name, type, graphqlSchema)}`, [node])
  },
})

function hint(name: string, type: GraphQLCompositeType, graphqlSchema: GraphQLSchema): string {
  if (isAbstractType(type)) {
    const owners = graphqlSchema.getPossibleTypes(type).filter((one) => Object.hasOwn(one.getFields(), name))
    if (owners.length > 0) {
      const names = owners.slice(0, 5).map((one) => `'${one.name}'`)
      const last = names.pop() ?? ''
      return ` Did you mean to use an inline fragment on ${names.length === 0 ? last : `${names.join(', ')} or ${last}`}?`
    }
  }
  return isObjectType(type) || isInterfaceType(type) ? suggestionText(name, Object.keys(type.getFields())) : ''
}

/** Objects have a selection, scalars have none. */
export const subSelections: Rule = ({ typeInfo, report }) => ({
  Field(node) {
    const type = typeInfo.getType()
    if (!type) return
    const named = getNamedType(type)
    if (isLeafType(named) && node.selectionSet)
      report(`Field '${node.name.value}' of type '${named.name}' must not have a sub selection.`, [node])
    else if (isCompositeType(named) && !node.selectionSet)
      report(`Field '${node.name.value}' of type '${named.name}' must have a sub selection.`, [node])
  },
})
