/** How much one document and each of its operations may ask for; undefined: as much as the other limits leave. */
export interface QueryLimits {
  /** Names, values and punctuation of the text. */
  readonly tokens: number
  /** Brackets of the text that are open at once. */
  readonly nesting: number
  /** Operations and fragments. */
  readonly definitions: number
  /** Levels of fields, fragments spread out, introspection not counted. */
  readonly depth: number
  /** Fields, fragments spread out, introspection not counted. */
  readonly fields: number
  readonly aliases: number | undefined
  /** Input objects in the variables of one request: rows to create, conditions of a filter; undefined: `objectsWithin`. */
  readonly inputObjects: number | undefined
  /** Elements of one `createMany…` or `upsertMany…` (beyond.md section 7). */
  readonly batch: number
  /** The longest `@transaction` in milliseconds, whatever it asks for (beyond.md section 9.1). */
  readonly transactionMs: number
  /** How long the response for an idempotency key is kept, in milliseconds (beyond.md section 9.3). */
  readonly onceMs: number
}

/** Far above what programs ask for; one document within them is checked and planned in a fraction of a second. */
export const defaultQueryLimits: QueryLimits = {
  tokens: 50_000,
  nesting: 200,
  definitions: 1000,
  depth: 100,
  fields: 10_000,
  aliases: undefined,
  inputObjects: undefined,
  batch: 10_000,
  transactionMs: 60_000,
  onceMs: 24 * 3_600_000,
}

/** The given limits, and the default ones where none is given. */
export function queryLimitsWith(given: { readonly [Key in keyof QueryLimits]: number | undefined }): QueryLimits {
  return {
    tokens: given.tokens ?? defaultQueryLimits.tokens,
    nesting: given.nesting ?? defaultQueryLimits.nesting,
    definitions: given.definitions ?? defaultQueryLimits.definitions,
    depth: given.depth ?? defaultQueryLimits.depth,
    fields: given.fields ?? defaultQueryLimits.fields,
    aliases: given.aliases,
    inputObjects: given.inputObjects,
    batch: given.batch ?? defaultQueryLimits.batch,
    transactionMs: given.transactionMs ?? defaultQueryLimits.transactionMs,
    onceMs: given.onceMs ?? defaultQueryLimits.onceMs,
  }
}

/** What the values of variables may be. */
export interface InputLimits {
  readonly inputObjects: number
  readonly nesting: number
}

const usualObjects = 10_000
/** An element of a batch with two children, and the objects around them. */
const objectsOfElement = 5

/** The limits of a service's variables: the longest batch fits, where the service has batches. */
export const inputLimitsOf = (
  { inputObjects, nesting, batch }: QueryLimits,
  { hasBatches }: { readonly hasBatches: boolean },
): InputLimits => ({
  inputObjects: inputObjects ?? Math.max(usualObjects, hasBatches ? objectsOfElement * batch : 0),
  nesting,
})

/** `The query is 4 levels deep; this server allows 3`. */
export const limitText = (found: string, limit: number): string => `${found}; this server allows ${String(limit)}`
