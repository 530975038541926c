/** Key in the extensions of an enum whose declared values repeat: GraphQL's type objects cannot say so. */
export const declaredValuesKey = 'declaredValues'
