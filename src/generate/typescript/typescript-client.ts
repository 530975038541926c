import { classArguments } from '../connection-arguments.js'
import { escapeTemplate } from '../environment.js'
import { readClientSchema, type ClientSchema } from '../client-schema.js'
import type { Generator, ModuleKind } from '../generator.js'
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
    const imports = `${clientImports(['makePrismaClientClass'], input.modules)}
import { typeDefs } from "${schemaModule(input.modules)}";`
    const text = `${typescriptInterface(client, imports)}${typescriptModels(client)}
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

/**
 * What the types need from elsewhere; `values` are those of the library that the code needs. In ECMAScript modules nothing
 * may be imported that is there for the compiler alone; the other form is for compilers that know no `import type`.
 */
export function clientImports(values: readonly string[], modules: ModuleKind = 'commonjs'): string {
  if (modules === 'commonjs')
    return `import { DocumentNode } from "graphql";\n${namedImport('import', [...values, ...typeImports])}`
  const code = values.length === 0 ? [] : [`import { ${values.join(', ')} } from "refract-client";`]
  return ['import type { DocumentNode } from "graphql";', ...code, namedImport('import type', typeImports)].join('\n')
}

const namedImport = (keyword: string, names: readonly string[]): string =>
  `${keyword} {\n${names.map((name) => `  ${name}`).join(',\n')}\n} from "refract-client";`

/** Where the schema's text is, as files beside it write it. */
export const schemaModule = (modules: ModuleKind = 'commonjs'): string =>
  modules === 'esm' ? './prisma-schema.js' : './prisma-schema'

/** The schema's text as a template of JavaScript. */
export const typeDefsTemplate = ({ typeDefs }: ClientSchema): string => `/* GraphQL */ \`${escapeTemplate(typeDefs)}\``
