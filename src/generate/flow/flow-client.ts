import { readClientSchema, type ClientSchema } from '../client-schema.js'
import { classArguments } from '../connection-arguments.js'
import type { Generator, ModuleKind } from '../generator.js'
import { clientTypes, modelList } from '../typescript/client-types.js'
import { header } from '../typescript/header.js'
import { existsMethods, rootMethods } from '../typescript/root-fields.js'
import { flowSyntax } from '../typescript/syntax.js'
import { schemaModule, typeDefsTemplate } from '../typescript/typescript-client.js'

/** `index.js` and `prisma-schema.js` with types for Flow (client.md sections 2, 8). */
export const flowClient: Generator = {
  title: 'Prisma Client (Flow)',
  output: 'folder',
  generate(input) {
    const client = readClientSchema(input)
    return [
      {
        path: 'index.js',
        text: `${flowInterface(client, input.modules)}
export const models: Model[] = ${modelList(client)};

/**
 * Type Defs
 */

export const Prisma: ClientConstructor<PrismaInterface> = makePrismaClientClass(${classArguments(input, '')});

export const prisma: PrismaInterface = new Prisma();
`,
      },
      {
        path: 'prisma-schema.js',
        text: `// @flow\n${header}\n\nexport const typeDefs = ${typeDefsTemplate(client)}`,
      },
    ]
  },
}

const flowInterface = (client: ClientSchema, modules: ModuleKind | undefined): string => `/**
 * @flow
 */

${header}

import type { DocumentNode } from "graphql";
import type { BasePrismaOptions as BPOType, Model } from "refract-client";
import { makePrismaClientClass } from "refract-client";
import { typeDefs } from "${schemaModule(modules)}";

type NodePromise = Promise<Node>;

// $FlowFixMe[deprecated-utility]: older versions have no other
export type AtLeastOne<T> = $Shape<T>;

export interface Exists {
${existsMethods(client, flowSyntax)}
}

export interface Node {}

export type FragmentableArray<T> = Promise<Array<T>> & Fragmentable;

export interface Fragmentable {
  $fragment<T>(fragment: string | DocumentNode): Promise<T>;
}

export interface PrismaInterface {
  constructor(options?: BPOType): void;
  $exists: Exists;
  $graphql: <T: any>(
    query: string,
    variables?: { [key: string]: any }
  ) => Promise<T>;

  /**
   * Queries
   */

${rootMethods('query', client, flowSyntax)}

  /**
   * Mutations
   */

${rootMethods('mutation', client, flowSyntax)}

  /**
   * Subscriptions
   */

  $subscribe: Subscription;
}

export interface Subscription {
${rootMethods('subscription', client, flowSyntax)}
}

export type ClientConstructor<T> = Class<T>;

/**
 * Types
 */

${clientTypes(client, flowSyntax)}

/**
 * Model Metadata
 */
`
