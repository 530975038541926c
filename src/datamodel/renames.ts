import { directiveOf, textArgument, type DatamodelDocument, type Directive, type TypeDeclaration } from './document.js'

/** What `@rename(oldName:)` and `@relation(oldName:)` say: names of the previous model by new name. */
export interface Renames {
  readonly types: ReadonlyMap<string, string>
  readonly enums: ReadonlyMap<string, string>
  /** Old field name by `Type.field` (new names). */
  readonly fields: ReadonlyMap<string, string>
  /** Old relation name by `Type.field` (new names). */
  readonly relations: ReadonlyMap<string, string>
  /** Names count even where nothing of the old name is left. */
  readonly isLiteral?: boolean
}

export function readRenames(document: DatamodelDocument): Renames {
  return {
    types: namesOf(document.types, (type) => firstTextArgument(directiveOf(type, 'rename'))),
    enums: namesOf(document.enums, (type) => firstTextArgument(directiveOf(type, 'rename'))),
    fields: fieldNames(document.types, (directives) =>
      textArgument(
        directives.find(({ name }) => name === 'rename'),
        'oldName',
      ),
    ),
    relations: fieldNames(document.types, (directives) =>
      textArgument(
        directives.find(({ name }) => name === 'relation'),
        'oldName',
      ),
    ),
  }
}

/** On a type the argument may have any name. */
function firstTextArgument(directive: Directive | undefined): string | undefined {
  return directive?.firstArgument === undefined ? undefined : textArgument(directive, directive.firstArgument)
}

function namesOf<T extends { readonly name: string }>(
  items: readonly T[],
  oldName: (item: T) => string | undefined,
): ReadonlyMap<string, string> {
  return new Map(items.flatMap((item) => pair(item.name, oldName(item))))
}

function fieldNames(
  types: readonly TypeDeclaration[],
  oldName: (directives: readonly Directive[]) => string | undefined,
): ReadonlyMap<string, string> {
  return new Map(
    types.flatMap((type) =>
      type.fields.flatMap((field) => pair(`${type.name}.${field.name}`, oldName(field.directives))),
    ),
  )
}

const pair = (name: string, old: string | undefined): readonly (readonly [string, string])[] =>
  old === undefined ? [] : [[name, old]]

/** The names of things of one kind before and after a deploy. */
export interface NamesAround {
  before(name: string): boolean
  after(name: string): boolean
}

/**
 * The renames that are still to be done. One whose old name is gone has been done, unless it is taken literally, and so
 * has one whose two names are there already and both stay: something new has the old name since, or what a further
 * rename, done like this one, has led there. Names that change places are exchanged at each deploy.
 */
export function openRenames(
  renames: ReadonlyMap<string, string>,
  around: NamesAround,
  isLiteral = false,
): ReadonlyMap<string, string> {
  const done = doneRenames(renames, around)
  return new Map(
    [...renames].filter(([name, old]) => {
      const isGone = !around.before(old)
      return name !== old && (isGone ? isLiteral : !done.has(name))
    }),
  )
}

function doneRenames(renames: ReadonlyMap<string, string>, { before, after }: NamesAround): ReadonlySet<string> {
  const mayBeDone = ([name, old]: readonly [string, string]): boolean =>
    !before(old) || (before(name) && after(old) && !leadsBack(name, renames))
  const done = new Set([...renames].filter(mayBeDone).map(([name]) => name))
  const isContradicted = (name: string): boolean => {
    const old = renames.get(name) ?? ''
    const isMoving = (one: string): boolean => renames.has(one) && !done.has(one)
    return before(old) && (isMoving(old) || [...renames].some(([other, from]) => from === name && isMoving(other)))
  }
  for (let found: string | undefined = ''; found !== undefined;) {
    found = [...done].find(isContradicted)
    if (found !== undefined) done.delete(found)
  }
  return done
}

/** Whether the names that things had before lead from a name to itself. */
function leadsBack(name: string, renames: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>()
  for (let old = renames.get(name); old !== undefined && !seen.has(old); old = renames.get(old)) {
    if (old === name) return true
    seen.add(old)
  }
  return false
}
