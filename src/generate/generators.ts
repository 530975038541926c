import type { Generator } from './generator.js'
import { graphqlSchema } from './graphql-schema.js'

/** The generators under their names in prisma.yml, in the order in which messages list them. */
export const generators: Readonly<Record<string, Generator>> = {
  'graphql-schema': graphqlSchema,
}
