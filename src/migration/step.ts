/** One change of a model, named as the original stores it (storage.md section 3). Details follow from the two models. */
export type MigrationStep =
  | {
      readonly type: 'CreateModel' | 'DeleteModel' | 'CreateEnum' | 'DeleteEnum' | 'CreateRelation' | 'DeleteRelation'
      readonly name: string
    }
  | { readonly type: 'UpdateModel'; readonly name: string; readonly newName: string }
  | { readonly type: 'CreateField' | 'DeleteField'; readonly model: string; readonly name: string }
  /** Old names, with the new ones where they differ. */
  | {
      readonly type: 'UpdateField'
      readonly model: string
      readonly newModel: string
      readonly name: string
      readonly newName: string | null
    }
  | { readonly type: 'UpdateEnum'; readonly name: string; readonly newName?: string }
  | { readonly type: 'UpdateRelation'; readonly name: string; readonly newName?: string }
  | { readonly type: 'UpdateSecrets'; readonly secrets: readonly string[] }

/** The step's stored form, keys in the original's order (management-api.md section 14). */
export function stepToJson(step: MigrationStep): Record<string, unknown> {
  const { type: discriminator, ...content } = step
  return { ...content, discriminator }
}

/** Reads a stored step; keys of older servers are left aside. Undefined for what is no step. */
export function stepFromJson(json: unknown): MigrationStep | undefined {
  if (json === null || typeof json !== 'object') return undefined
  const row = json as Record<string, unknown>
  const text = (key: string): string => (typeof row[key] === 'string' ? row[key] : '')
  const optional = (key: string): string | undefined => (typeof row[key] === 'string' ? row[key] : undefined)
  switch (row['discriminator']) {
    case 'CreateModel':
    case 'DeleteModel':
    case 'CreateEnum':
    case 'DeleteEnum':
    case 'CreateRelation':
    case 'DeleteRelation':
      return { type: row['discriminator'], name: text('name') }
    case 'UpdateModel':
      return { type: 'UpdateModel', name: text('name'), newName: text('newName') }
    case 'CreateField':
    case 'DeleteField':
      return { type: row['discriminator'], model: text('model'), name: text('name') }
    case 'UpdateField':
      return {
        type: 'UpdateField',
        model: text('model'),
        newModel: optional('newModel') ?? text('model'),
        name: text('name'),
        newName: optional('newName') ?? null,
      }
    case 'UpdateEnum':
    case 'UpdateRelation': {
      const newName = optional('newName')
      return { type: row['discriminator'], name: text('name'), ...(newName === undefined ? {} : { newName }) }
    }
    case 'UpdateSecrets':
      return { type: 'UpdateSecrets', secrets: Array.isArray(row['secrets']) ? row['secrets'].map(String) : [] }
  }
  return undefined
}
