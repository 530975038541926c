import { Kind, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql'

/** What a text that is sent asks for. */
export interface OperationOfText {
  /** Undefined where the text is no GraphQL; the server says why. */
  readonly document: DocumentNode | undefined
  readonly name: string | undefined
  readonly isSubscription: boolean
}

/**
 * Reads the text itself: what the editor tells of its operations is that of 100 ms ago, and may be that of another text.
 * `name` is the operation that the editor chose; it counts only where the text has it.
 */
export function operationOfText(text: string, name: string | null | undefined): OperationOfText {
  const document = parsed(text)
  const operations = (document?.definitions ?? []).filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  const chosen = operations.find((one) => nameOf(one) === (name ?? undefined)) ?? onlyOne(operations)
  return { document, name: chosen && nameOf(chosen), isSubscription: chosen?.operation === 'subscription' }
}

const nameOf = (operation: OperationDefinitionNode): string | undefined => operation.name?.value

const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true })
  } catch {
    return undefined
  }
}
