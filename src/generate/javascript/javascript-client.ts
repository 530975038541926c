import { readClientSchema, type ClientSchema } from '../client-schema.js'
import { classArguments } from '../connection-arguments.js'
import type { Generator, GeneratorInput } from '../generator.js'
import { typescriptInterface } from '../typescript/client-interface.js'
import { modelList } from '../typescript/client-types.js'
import { header } from '../typescript/header.js'
import { clientImports, schemaModule, typeDefsTemplate } from '../typescript/typescript-client.js'

/** `index.js`, `index.d.ts` and `prisma-schema.js` (client.md sections 2, 8). */
export const javascriptClient: Generator = {
  title: 'Prisma Client (JavaScript)',
  output: 'folder',
  generate(input) {
    const client = readClientSchema(input)
    const { index, schema } = input.modules === 'esm' ? modulesOf(client, input) : scriptsOf(client, input)
    return [
      { path: 'index.js', text: index },
      {
        path: 'index.d.ts',
        text: `${typescriptInterface(client, clientImports([], input.modules))}export const models: Model[];

/**
 * Type Defs
 */

export const Prisma: ClientConstructor<Prisma>;
export const prisma: Prisma;
`,
      },
      { path: 'prisma-schema.js', text: schema },
    ]
  },
}

interface Code {
  readonly index: string
  readonly schema: string
}

const scriptsOf = (client: ClientSchema, input: GeneratorInput): Code => ({
  index: `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
var prisma_lib_1 = require("refract-client");
var typeDefs = require("./prisma-schema").typeDefs;

var models = ${modelList(client)};
exports.models = models;
exports.Prisma = prisma_lib_1.makePrismaClientClass(${classArguments(input)});
exports.prisma = new exports.Prisma();
`,
  schema: `module.exports = {\n        typeDefs: ${header}\n${typeDefsTemplate(client)}\n      }\n    `,
})

const modulesOf = (client: ClientSchema, input: GeneratorInput): Code => ({
  index: `${header}

import { makePrismaClientClass } from "refract-client";
import { typeDefs } from "${schemaModule(input.modules)}";

export const models = ${modelList(client)};
export const Prisma = makePrismaClientClass(${classArguments(input)});
export const prisma = new Prisma();
`,
  schema: `${header}\n\nexport const typeDefs = ${typeDefsTemplate(client)}`,
})
