import type { Diagnostic } from '../../../../errors/diagnostic.js'

/** What one step would do to existing data. Errors cannot be forced, warnings can. */
export type ChangeDiagnostic = { readonly kind: 'error' | 'warning' } & Diagnostic

export const refuse = (type: string, field: string | null, description: string): ChangeDiagnostic => ({
  kind: 'error',
  type,
  field,
  description,
})

export const warn = (type: string, field: string | null, description: string): ChangeDiagnostic => ({
  kind: 'warning',
  type,
  field,
  description,
})

/** Texts that several steps share (migrations.md section 7). */
export const diagnosticTexts = {
  nodesExist: 'You already have nodes for this model. This change will result in data loss.',
  linksExist: 'You already have nodes for this relation. This change will result in data loss.',
  mayLose: 'You already have nodes for this model. This change may result in data loss.',
  newRequiredUnique: (type: string, field: string): string =>
    `You are creating a new required unique field \`${field}\`. There are already nodes for the model \`${type}\` that would violate that constraint.`,
  newRequired: (value: string): string =>
    `You are creating a required field but there are already nodes present that would violate that constraint.The fields will be pre-filled with the value \`${value}\`.`,
  wouldNotBeUnique: (type: string, field: string): string =>
    `You are updating the field \`${field}\` to be unique. But there are already nodes for the model \`${type}\` that would violate that constraint.`,
  enumValueUsed: (value: string, enumName: string): string =>
    `You are deleting the value '${value}' of the enum '${enumName}', but that value is in use.`,
} as const
