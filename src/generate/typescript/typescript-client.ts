import { classArguments } from '../connection-arguments.js'
import { escapeTemplate } from '../environment.js'
import { readClientSchema, type ClientSchema } from '../client-schema.js'
import type { Generator } from '../generator.js'
import { typescriptInterface, typescriptModels } from './client-interface.js'
import { header } from './header.js'

const typeImports = [
  'BaseClientOptions',
  'CallOptions',
  'EventIterator',
  'GraphqlResult',
  'JsonType',
  'Model',
  'Relation',
  'Selected',
]

/** `index.ts` and `prisma-schema.ts` (client.md sections 2, 7). */
export const typescriptClient: Generator = {
  title: 'Prisma Client (TypeScript)',
  output: 'folder',
  generate(input) {
    const client = readClientSchema(input)
    const text = `${typescriptInterface(client, libraryImport(['makePrismaClientClass', ...typeImports], true))}${typescriptModels(client)}
/**
 * Type Defs
 */

export const Prisma = makePrismaClientClass<ClientConstructor<Prisma>>(${classArguments(input)});
export const prisma = new Prisma();
`
    return [
      { path: 'index.ts', text },
      { path: 'prisma-schema.ts', text: `${header}\n\nexport const typeDefs = ${typeDefsTemplate(client)}` },
    ]
  },
}

/** Imports of the library; with the schema's text. */
export function libraryImport(names: readonly string[], withTypeDefs: boolean): string {
  const list = names.map((name) => `  ${name}`).join(',\n')
  const library = `import {\n${list}\n} from "refract-client";`
  return withTypeDefs ? `${library}\nimport { typeDefs } from "./prisma-schema";` : library
}

/** The schema's text as a template of JavaScript. */
export const typeDefsTemplate = ({ typeDefs }: ClientSchema): string => `/* GraphQL */ \`${escapeTemplate(typeDefs)}\``

export const typesOfLibrary: readonly string[] = typeImports
