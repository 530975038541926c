import { bound, type Value } from '../../../../model/value.js'
import type { NestedWrite } from '../../../../operation/nested-write.js'
import { changedLists, type WriteData } from '../../../../operation/write.js'
import { inList, listParam } from '../../tree/build.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { idColumn } from '../read/columns.js'
import { lockOfChild } from './relation-rules.js'
import { changedValues } from './scalar-values.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

const alias = 'w'

/**
 * Writes locked rows as they are. Whoever waited for the lock with an older snapshot sees none of what came with it, not
 * even where nothing of the rows had changed: since they were written his lock fails, and he begins again.
 *
 * `UPDATE User AS w SET id = w.id WHERE w.id = ANY(?)`
 */
function writeAsTheyAre(type: TypeStorage, ids: Value, chunkedList?: string): Step {
  const key = idColumn(type, alias)
  return {
    kind: 'run',
    type: type.type.name,
    statement: {
      kind: 'update',
      table: type.table,
      alias,
      set: [{ column: key.name, value: key }],
      where: inList(key, listParam(ids, key.scalar)),
    },
    ...(chunkedList === undefined ? {} : { chunkedList }),
  }
}

/** Only services that may ask for a snapshot pay. */
const mayMeetSnapshots = ({ storage, capabilities }: Pick<WriteContext, 'storage' | 'capabilities'>): boolean =>
  capabilities.snapshotsMissLocks && storage.model.features.has('TRANSACTION')

/** Holds off others from children that are locked to be connected (`lockOfChild`). */
export const holdChildren = (link: Link, children: Value, context: WriteContext): readonly Step[] =>
  mayMeetSnapshots(context) && lockOfChild(link) !== undefined ? [writeAsTheyAre(link.to, children)] : []

/** Holds off others from nodes whose lists or relations are replaced, where the change itself does not write their rows. */
export const holdChanged = (type: TypeStorage, ids: Value, data: WriteData, context: WriteContext): readonly Step[] =>
  mayMeetSnapshots(context) && replaces(type, data) ? [writeAsTheyAre(type, ids)] : []

/** The same for nodes whose ids are bound as `name`. */
export const holdAllChanged = (
  type: TypeStorage,
  name: string,
  data: WriteData,
  context: WriteContext,
): readonly Step[] =>
  mayMeetSnapshots(context) && replaces(type, data) ? [writeAsTheyAre(type, bound(name), name)] : []

const replaces = (type: TypeStorage, data: WriteData): boolean =>
  (changedLists(data).size > 0 ||
    data.nested.some(({ field, verb }) => verb === 'set' || isReplaced(type.links.get(field), verb))) &&
  changedValues(type, data, alias).size === 0

const adding: readonly NestedWrite['verb'][] = ['create', 'connect-or-create', 'upsert', 'connect']

/** An only child that another table points to. */
const isReplaced = (link: Link | undefined, verb: NestedWrite['verb']): boolean =>
  link !== undefined && !link.field.isList && link.location.kind !== 'key-on-this-side' && adding.includes(verb)
