import { useState } from 'react'
import type { Field } from '../../shared/schema/service-schema.js'
import { columnWidth } from './column-width.js'

const checkWidth = 44

/** The columns with the widths that the user gave them, and all together as a CSS template. */
export function useColumns(fields: readonly Field[]) {
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({})
  const columns = fields.map((field) => ({ field, width: widths[field.name] ?? columnWidth(field) }))
  return {
    columns,
    template: [checkWidth, ...columns.map(({ width }) => width)].map((width) => `${width}px`).join(' '),
    width: columns.reduce((sum, column) => sum + column.width, checkWidth),
    resize: (name: string, next: number) => setWidths((all) => ({ ...all, [name]: next })),
  }
}
