import type { Field, Model, ModelType, Relation, RelationLink } from '../../../model/model.js'

/** The model with the names that a database keeps, which may cut them; the same model where it cuts none. */
export function withKeptNames(model: Model, kept: (name: string) => string): Model {
  const types = model.types.map((type) => withKeptType(type, kept))
  const relations = model.relations.map((relation) => withKeptLink(relation, kept))
  const isSame = same(types, model.types) && same(relations, model.relations)
  return isSame ? model : { ...model, types, relations }
}

const same = <Item>(some: readonly Item[], others: readonly Item[]): boolean =>
  some.every((one, index) => one === others[index])

function withKeptType(type: ModelType, kept: (name: string) => string): ModelType {
  const fields = type.fields.map((field) => withKeptField(field, kept))
  const own = withKeptName(type, kept)
  return same(fields, type.fields) ? own : { ...own, fields }
}

const withKeptField = (field: Field, kept: (name: string) => string): Field =>
  field.kind === 'scalar' ? withKeptName(field, kept) : field

function withKeptName<Named extends { readonly name: string; readonly dbName?: string }>(
  named: Named,
  kept: (name: string) => string,
): Named {
  const name = named.dbName ?? named.name
  return kept(name) === name ? named : { ...named, dbName: kept(name) }
}

function withKeptLink(relation: Relation, kept: (name: string) => string): Relation {
  const { link } = relation
  if (link === undefined) return relation
  const next: RelationLink =
    link.kind === 'inline'
      ? { ...link, column: kept(link.column) }
      : {
          ...link,
          table: kept(link.table),
          columnA: kept(link.columnA),
          columnB: kept(link.columnB),
          ...(link.idColumn === undefined ? {} : { idColumn: kept(link.idColumn) }),
        }
  return JSON.stringify(next) === JSON.stringify(link) ? relation : { ...relation, link: next }
}
