import type { ClientSchema } from '../client-schema.js'
import { clientTypes, modelList } from './client-types.js'
import { header } from './header.js'
import { existsMethods, rootMethods } from './root-fields.js'
import { selectionTypes } from './selections.js'
import { typescriptSyntax } from './syntax.js'

const section = (title: string): string => `/**\n * ${title}\n */`

/** Everything of `index.ts` before the client itself; also of `index.d.ts` (client.md section 7). */
export function typescriptInterface(client: ClientSchema, imports: string): string {
  const methods = (root: 'query' | 'mutation' | 'subscription'): string => rootMethods(root, client, typescriptSyntax)
  return `${header}

${imports}

export type AtLeastOne<T, U = { [K in keyof T]: Pick<T, K> }> = Partial<T> &
  U[keyof U];

export type Maybe<T> = T | undefined | null;

export interface Exists {
${existsMethods(client, typescriptSyntax)}
}

export interface Node {}

export type FragmentableArray<T, N extends keyof Shapes = never> = Promise<
  Array<T>
> &
  Fragmentable &
  SelectableArray<N>;

export interface Fragmentable {
  $fragment<T>(fragment: string | DocumentNode): Promise<T>;
  $options(options: CallOptions): this;
}

export interface SelectableArray<N extends keyof Shapes> {
  $select<S extends Selections[N]>(
    selection: S
  ): Promise<Array<Selected<Shapes, N, S>>>;
}

export interface Prisma {
  $exists: Exists;
  $graphql: <T = GraphqlResult>(
    query: string,
    variables?: { [key: string]: unknown },
    options?: CallOptions
  ) => Promise<T>;

  /**
   * Queries
   */

${methods('query')}

  /**
   * Mutations
   */

${methods('mutation')}

  /**
   * Subscriptions
   */

  $subscribe: Subscription;
}

export interface Subscription {
${methods('subscription')}
}

export interface ClientConstructor<T> {
  new (options?: BaseClientOptions): T;
}

${section('Types')}

${clientTypes(client, typescriptSyntax)}

${section('Selections')}

${selectionTypes(client)}

${section('Model Metadata')}

`
}

/** The models, as a value. */
export const typescriptModels = (client: ClientSchema): string =>
  `export const models: Model[] = ${modelList(client)};\n`
