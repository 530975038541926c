/** Types of an application, by declaration merging: `declare module "refract-client" { interface ClientTypes { json: MyJson } }`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface ClientTypes {}

/** What Json fields hold; unknown, unless the application says otherwise. */
export type JsonType = ClientTypes extends { json: infer T } ? T : unknown

/** What `$graphql` gives if the caller does not say: the answer's root fields. */
export type GraphqlResult = ClientTypes extends { graphql: infer T } ? T : { readonly [field: string]: unknown }

/** A field that leads to objects of the type `N`; `D` is what it gives by default. */
export interface Relation<N, D, Form extends 'one' | 'optional' | 'many'> {
  readonly relation: { readonly type: N; readonly value: D; readonly form: Form }
}

/** Names that a choice selects. */
export type SelectedKeys<S> = { [K in keyof S]-?: S[K] extends false | undefined ? never : K }[keyof S]

/** What `$select` gives: of the type `N` the fields chosen in `S`. */
export type Selected<Shapes, N extends keyof Shapes, S> = {
  [K in Extract<SelectedKeys<S>, keyof Shapes[N]>]: K extends keyof S
    ? SelectedField<Shapes, Shapes[N][K], S[K]>
    : never
}

export type SelectedField<Shapes, F, V> =
  F extends Relation<infer N, infer D, infer Form>
    ? InForm<V extends { select: infer S } ? (N extends keyof Shapes ? Selected<Shapes, N, S> : never) : D, Form>
    : F

export type InForm<T, Form> = Form extends 'many' ? T[] : Form extends 'optional' ? T | null : T

/** Events of a subscription: an iterator, also for `for await`. */
export interface EventIterator<T> extends AsyncIterator<T> {
  [Symbol.asyncIterator](): EventIterator<T>
}
