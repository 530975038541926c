import { flowClient } from './flow/flow-client.js'
import type { Generator } from './generator.js'
import { goClient } from './go/go-client.js'
import { graphqlSchema } from './graphql-schema.js'
import { javascriptClient } from './javascript/javascript-client.js'
import { typescriptClient } from './typescript/typescript-client.js'

/** The generators under their names in prisma.yml, in the order in which messages list them. */
export const generators: Readonly<Record<string, Generator>> = {
  'graphql-schema': graphqlSchema,
  'typescript-client': typescriptClient,
  'javascript-client': javascriptClient,
  'go-client': goClient,
  'flow-client': flowClient,
}
