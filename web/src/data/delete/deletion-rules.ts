import { Kind, parse, type FieldDefinitionNode } from 'graphql'

/** What the datamodel says about deleting: fields whose related nodes go with the node, as `Type.field`. */
export interface DeletionRules {
  readonly cascading: ReadonlySet<string>
}

const noRules: DeletionRules = { cascading: new Set() }

/** Reads `@relation(onDelete: CASCADE)` from the text of a datamodel. Throws `GraphQLError` where it does not parse. */
export function readDeletionRules(datamodel: string): DeletionRules {
  if (datamodel.trim() === '') return noRules
  const cascading = new Set<string>()
  for (const definition of parse(datamodel, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    for (const field of definition.fields ?? [])
      if (isCascading(field)) cascading.add(`${definition.name.value}.${field.name.value}`)
  }
  return { cascading }
}

const isCascading = (field: FieldDefinitionNode): boolean =>
  (field.directives ?? []).some(
    ({ name, arguments: given }) =>
      name.value === 'relation' &&
      (given ?? []).some(
        (argument) =>
          argument.name.value === 'onDelete' &&
          (argument.value.kind === Kind.ENUM || argument.value.kind === Kind.STRING) &&
          argument.value.value === 'CASCADE',
      ),
  )
