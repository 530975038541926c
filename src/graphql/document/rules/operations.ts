import type { Rule } from '../rule.js'

const roots = { query: 'queries', mutation: 'mutations', subscription: 'subscriptions' } as const

/** Each operation has a root type, which a service without types lacks. Operations have different names; one without a name stands alone; nothing else than operations and fragments is there. */
export const operations: Rule = ({ document, graphqlSchema, report }) => ({
  Document() {
    const definitions = document.definitions.filter((node) => node.kind === 'OperationDefinition')
    const seen = new Set<string>()
    for (const node of definitions) {
      if (!graphqlSchema.getRootType(node.operation))
        report(`Schema is not configured for ${roots[node.operation]}`, [node])
      if (!node.name) {
        if (definitions.length > 1) report('This anonymous operation must be the only defined operation.', [node])
        continue
      }
      if (seen.has(node.name.value)) report(`There can only be one operation named '${node.name.value}'.`, [node])
      seen.add(node.name.value)
    }
    for (const node of document.definitions)
      if (node.kind !== 'OperationDefinition' && node.kind !== 'FragmentDefinition') {
        const name = 'name' in node ? node.name.value : 'schema'
        report(`The '${name}' definition is not executable.`, [node])
      }
  },
})
