/** Where the output for Flow differs from that for TypeScript (client.md section 8). */
export interface Syntax {
  readonly kind: 'typescript' | 'flow'
  /** Between the members of an object type. */
  readonly separator: ';' | ','
  /** A type parameter: `<T = X>`. */
  generic(type: string): string
  /** An optional field of an input. */
  maybe(type: string): string
  /** A list of an input. */
  inputList(type: string): string
}

export const typescriptSyntax: Syntax = {
  kind: 'typescript',
  separator: ';',
  generic: (type) => `<T = ${type}>`,
  maybe: (type) => `Maybe<${type}>`,
  inputList: (type) => `${type}[] | ${type}`,
}

export const flowSyntax: Syntax = {
  kind: 'flow',
  separator: ',',
  // the default is for newer versions, which do not take the bound for what is not told
  generic: (type) => `<T: ${type} = ${type}>`,
  maybe: (type) => type,
  inputList: (type) => `${type}[]`,
}
