import type { Generator } from './generator.js'

/** The schema text itself (client.md section 2). */
export const graphqlSchema: Generator = {
  title: 'Prisma GraphQL schema (SDL)',
  output: 'file',
  generate: ({ schema }) => [{ path: '', text: schema }],
}
