import type { TestDatabase } from '../support/databases.js'

/** A request that is refused with one error. */
export interface Rejection {
  readonly request: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly code: number
  readonly message: string
  /** Connectors whose databases take it, and databases that do not tell which value they refuse. */
  readonly takenBy?: readonly (TestDatabase['connector'] | TestDatabase['name'])[]
}

export const rejection = (
  code: number,
  request: string,
  message: string,
  more: Partial<Rejection> = {},
): Rejection => ({
  request,
  code,
  message,
  ...more,
})
export const write = (code: number, mutation: string, message: string, more: Partial<Rejection> = {}): Rejection =>
  rejection(code, `mutation { ${mutation} { __typename } }`, message, more)

export const tooLong = (field: string): string => `Value for field ${field} is too long.`
export const duplicate = (model: string, field: string): string =>
  `A unique constraint would be violated on ${model}. Details: Field name = ${field}`
export const nulled = (field: string): string =>
  `You are trying to set a required field to null. If you are using GraphQL arguments, make sure that you specify a value for all arguments. Fieldname if known: ${field}`
export const relationLeftOut = (field: string, model: string): string =>
  `The field '${field}' on type '${model}' is required. Performing this mutation would violate that constraint`
export const notFound = (model: string, value: string, field: string): string =>
  `No Node for the model ${model} with value ${value} for ${field} found.`
export const noSelector = (model: string): string =>
  `You provided an invalid argument for the where selector on ${model}. Please provide exactly one unique field and value.`
export const twoSelectors = (model: string): string =>
  `You provided more than one field for the unique selector on ${model}. If you want that behavior you can use the many query and combine fields with AND / OR.`
export const wouldViolate = (relation: string, a: string, b: string): string =>
  `The change you are trying to make would violate the required relation '${relation}' between ${a} and ${b}`
export const invalid = (value: string, field: string, model: string): string =>
  `The input value ${value} was not valid for field ${field} of type ${model}.`

export const updateA = (data: string): string => `updateGarden(where: {name: "A"}, data: {${data}})`
export const ofText = (mutation: string, text: string): Pick<Rejection, 'request' | 'variables'> => ({
  request: `mutation ($text: String!) { ${mutation} { __typename } }`,
  variables: { text },
})
export const zeroCharacter = 'a\u0000b'
