import { readClientSchema } from '../client-schema.js'
import { classArguments } from '../connection-arguments.js'
import type { Generator } from '../generator.js'
import { typescriptInterface } from '../typescript/client-interface.js'
import { modelList } from '../typescript/client-types.js'
import { header } from '../typescript/header.js'
import { libraryImport, typeDefsTemplate, typesOfLibrary } from '../typescript/typescript-client.js'

/** `index.js`, `index.d.ts` and `prisma-schema.js`, CommonJS (client.md sections 2, 8). */
export const javascriptClient: Generator = {
  title: 'Prisma Client (JavaScript)',
  output: 'folder',
  generate(input) {
    const client = readClientSchema(input)
    return [
      {
        path: 'index.js',
        text: `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
var prisma_lib_1 = require("refract-client");
var typeDefs = require("./prisma-schema").typeDefs;

var models = ${modelList(client)};
exports.models = models;
exports.Prisma = prisma_lib_1.makePrismaClientClass(${classArguments(input)});
exports.prisma = new exports.Prisma();
`,
      },
      {
        path: 'index.d.ts',
        text: `${typescriptInterface(client, libraryImport(typesOfLibrary, false))}export const models: Model[];

/**
 * Type Defs
 */

export const Prisma: ClientConstructor<Prisma>;
export const prisma: Prisma;
`,
      },
      {
        path: 'prisma-schema.js',
        text: `module.exports = {\n        typeDefs: ${header}\n${typeDefsTemplate(client)}\n      }\n    `,
      },
    ]
  },
}
