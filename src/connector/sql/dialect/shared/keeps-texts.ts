import type { Select } from '../../tree/tree.js'

/** Whether a text, which may be long, is kept for each group of rows. */
export const keepsTexts = ({ groupBy, columns }: Select): boolean =>
  groupBy !== undefined &&
  columns.some(
    ({ expression }) =>
      expression.kind === 'aggregate' &&
      (expression.function === 'min' || expression.function === 'max') &&
      expression.operand.scalar === 'String',
  )
