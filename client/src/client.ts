import { createCallFactory, listFields, rootArguments, type CallFactory, type Executor } from './call.js'
import { ClientError, RequestError } from './errors.js'
import type { Types } from './language/default-selection.js'
import { unpack } from './language/document.js'
import { readSchema, type Operation } from './language/schema.js'
import type { BaseClientOptions, ClassOptions, ClientOptions } from './options.js'
import { createSubscriber } from './subscriptions/subscriber.js'
import { mergeOptions, type CallOptions } from './transport/call-options.js'
import { createSender } from './transport/sender.js'
import { signToken } from './transport/token.js'

/** All that is the same for every client of one class. */
interface ClassParts {
  readonly types: Types
  readonly calls: CallFactory
}

function classParts({ typeDefs, models = [] }: ClientOptions): ClassParts {
  const embedded = new Set(models.filter((model) => model.embedded).map(({ name }) => name))
  const types = { schema: readSchema(typeDefs), embedded }
  return { types, calls: createCallFactory(types) }
}

/** Puts the methods of a client onto an object: root fields, `$exists`, `$subscribe`, `$graphql` (client.md section 4.1). */
function addMethods(
  target: object,
  { types, calls }: ClassParts,
  options: ClientOptions & { readonly endpoint: string },
): void {
  const { endpoint, secret, debug = false } = options
  const authorization = secret === undefined || secret === '' ? undefined : `Bearer ${signToken(secret, new Date())}`
  const sender = createSender({
    endpoint,
    authorization,
    headers: options.headers ?? {},
    fetch: options.fetch ?? ((address, request) => fetch(address, request)),
    retries: options.retries ?? 2,
  })
  const subscriber = createSubscriber({ endpoint, authorization, webSocket: options.webSocket })
  const defaults: CallOptions = {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
  }
  const send = (
    query: string,
    variables: Readonly<Record<string, unknown>>,
    call: CallOptions | undefined,
  ): Promise<unknown> => {
    if (debug) printRequest(query, variables)
    return sender.send({ query, variables }, mergeOptions(defaults, call))
  }
  const executor: Executor = {
    run: (request, call) => send(request.query, request.variables, call),
    subscribe: (request, call) => {
      if (debug) printRequest(request.query, request.variables)
      return subscriber.subscribe(request, (data) => unpack(data, request), mergeOptions(defaults, call).signal)
    },
  }
  const methods = (operation: Operation): Record<string, unknown> =>
    Object.fromEntries(
      [...(types.schema.roots[operation]?.fields.values() ?? [])].map((field) => [
        field.name,
        (first?: unknown, others?: unknown) =>
          calls.start(operation, field, rootArguments(operation, field, first, others), executor),
      ]),
    )
  const exists = Object.fromEntries(
    [...listFields(types.schema.roots.query, types)].map(([name, field]) => [
      name,
      async (where?: unknown, call?: CallOptions) => {
        const variables = where ? { where } : {}
        const head = where ? `query ($where: ${field.arguments.get('where') ?? ''}) ` : ''
        const limit = field.arguments.has('first') ? 'first: 1' : ''
        const given = [where ? 'where: $where' : '', limit].filter((part) => part !== '').join(', ')
        const query = `${head}{\n  ${field.name}${given === '' ? '' : `(${given})`} {\n    __typename\n  }\n}\n`
        const data = (await send(query, variables, call)) as Readonly<Record<string, readonly unknown[]>>
        return (data[field.name]?.length ?? 0) > 0
      },
    ]),
  )
  Object.assign(target, methods('query'), methods('mutation'), {
    $subscribe: methods('subscription'),
    $exists: exists,
    $graphql: (query: string, variables: Readonly<Record<string, unknown>> = {}, call?: CallOptions) =>
      send(query, variables, call),
  })
}

function printRequest(query: string, variables: Readonly<Record<string, unknown>>): void {
  console.log('\nQuery:')
  console.log(query)
  if (Object.keys(variables).length > 0) console.log(`Variables:\n${JSON.stringify(variables, null, 2)}`)
}

/** A client of one service; generated code makes a class of its own with `makePrismaClientClass`. */
export const Client = function (this: object, options: ClientOptions): void {
  addMethods(this, classParts(options), completeOptions(options, {}))
} as unknown as new (options: ClientOptions) => object

/** Options without which no client is made. */
function completeOptions(
  generated: ClientOptions,
  given: Partial<BaseClientOptions>,
): ClientOptions & { readonly endpoint: string } {
  for (const { option, name, value } of generated.environment ?? [])
    if (value === undefined && given[option] === undefined)
      throw new ClientError(
        `The environment variable ${name} is not set: prisma.yml reads the service's ${option} from it.`,
      )
  const options = { ...generated, ...dropUndefined(given) }
  const { endpoint } = options
  if (typeof endpoint !== 'string' || endpoint === '')
    throw new ClientError('No endpoint was given: neither prisma.yml nor the options of the client have one.')
  return { ...options, endpoint }
}

const dropUndefined = <Value extends object>(value: Value): Partial<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Partial<Value>

/** The class of a generated client; `T` is its constructor's type. Its clients may be given other options. */
export function makePrismaClientClass<T = new (options?: BaseClientOptions) => object>(generated: ClassOptions<T>): T {
  let parts: ClassParts | undefined
  return function Prisma(this: object, given: Partial<BaseClientOptions> = {}): void {
    parts ??= classParts(generated)
    addMethods(this, parts, completeOptions(generated, given))
  } as unknown as T
}

/** A failure that the server told, e.g. `isRequestError(error) && error.code === 3010`. */
export const isRequestError = (error: unknown): error is RequestError => error instanceof RequestError
