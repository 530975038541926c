import { valueAt } from '../../../../util/value-at.js'
import type { Renames } from '../../../../datamodel/renames.js'
import type { Field } from '../../../../model/model.js'
import type { Storage, TypeStorage } from '../../storage/storage.js'
import type { Catalog } from '../../tree/catalog.js'
import type { Effect } from '../changes/effect.js'
import type { DataQuestions } from './data-questions.js'
import { nameMap, type NameMap } from '../../../../migration/name-map.js'

export interface CheckInput {
  readonly before: Storage
  readonly after: Storage
  readonly renames: Renames
  readonly questions: DataQuestions
  /** What the changes of each step do to data. */
  readonly effects: readonly (readonly Effect[])[]
  catalog(): Promise<Catalog>
}

/** What looking for destructive changes works with; data are those of the tables of the active model, so old names lead to them. */
export interface CheckContext extends Omit<CheckInput, 'renames' | 'effects'> {
  readonly names: NameMap
  /** The predecessor of a type of the next model. */
  oldType(newName: string): TypeStorage | undefined
  hasRows(type: TypeStorage | undefined): Promise<boolean>
}

export function checkContext({ before, after, renames, questions, catalog }: CheckInput): CheckContext {
  const names = nameMap(before.model, after.model, renames)
  const responses = new Map<TypeStorage, Promise<boolean>>()
  return {
    before,
    after,
    questions,
    catalog,
    names,
    oldType: (newName) => valueAt(before.types, names.oldType(newName)),
    async hasRows(type) {
      if (type === undefined) return false
      const known = responses.get(type) ?? questions.hasRows(type)
      responses.set(type, known)
      return known
    },
  }
}

export const fieldOf = (type: TypeStorage | undefined, name: string | undefined): Field | undefined =>
  type?.type.fields.find((field) => field.name === name)
