/** The part of an introspection that the page reads. */
export interface Introspection {
  readonly __schema: {
    readonly queryType: { readonly name: string }
    readonly mutationType: { readonly name: string } | null
    readonly subscriptionType: { readonly name: string } | null
    readonly types: readonly IntrospectedType[]
  }
}

export interface IntrospectedType {
  readonly kind: string
  readonly name: string
  readonly fields: readonly IntrospectedField[] | null
  readonly inputFields: readonly IntrospectedInput[] | null
  readonly enumValues: readonly { readonly name: string }[] | null
}

export interface IntrospectedField {
  readonly name: string
  readonly type: TypeReference
  readonly args: readonly IntrospectedInput[]
}

export interface IntrospectedInput {
  readonly name: string
  readonly type: TypeReference
}

export interface TypeReference {
  readonly kind: string
  readonly name: string | null
  readonly ofType?: TypeReference | null
}

const reference = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }'

export const introspectionQuery = `query Introspection { __schema {
  queryType { name } mutationType { name } subscriptionType { name }
  types { kind name
    fields { name type { ${reference} } args { name type { ${reference} } } }
    inputFields { name type { ${reference} } }
    enumValues { name }
  }
} }`

/** The named type behind lists and non-null. */
export const namedType = (type: TypeReference): { readonly kind: string; readonly name: string } =>
  type.ofType ? namedType(type.ofType) : { kind: type.kind, name: type.name ?? '' }

export const isRequiredType = (type: TypeReference): boolean => type.kind === 'NON_NULL'

export const isListType = (type: TypeReference): boolean =>
  type.kind === 'LIST' || (type.kind === 'NON_NULL' && type.ofType?.kind === 'LIST')
