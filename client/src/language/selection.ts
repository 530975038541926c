/** What is selected of an object, ready to print. */
export type Selection = readonly SelectionLine[]

export interface SelectionLine {
  /** The field with its arguments, or a fragment. */
  readonly head: string
  readonly selection?: Selection
}

/** `{`, the lines, `}`; two blanks for each level, as graphql-js prints. */
export function printSelection(selection: Selection, indent = ''): string {
  let text = '{\n'
  for (const { head, selection: inner } of selection)
    text += `${indent}  ${head}${inner === undefined ? '' : ` ${printSelection(inner, `${indent}  `)}`}\n`
  return `${text}${indent}}`
}
