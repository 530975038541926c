/** A user's own SQL (queries.md section 16, beyond.md section 17). */
export interface RawCall {
  readonly text: string
  /** Values of `$1 …`; absent: the text is sent as it is. */
  readonly parameters?: readonly RawParameter[]
  /** Part of a transaction that is open: none is begun for it. */
  readonly isPart?: true
  /** One statement that reads, in the schema or database of that name, and at most how many rows of it are returned. */
  readonly reading?: { readonly namespace: string | undefined; readonly most: number | undefined }
}

/** A value that a JSON value stands for. Numbers keep their digits; `typed` was given with the name of a type. */
export type RawParameter =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'typed'; readonly type: string; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly RawParameter[] }
  | { readonly kind: 'object' }
