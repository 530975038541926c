import type { CaseLetter } from './relation-cases.js'

/**
 * The tables of mutations.md section 13. Before each write p1 and c1 are connected, and p2 and c2; p0 and c0 stand alone
 * where they may; pN and cN are new. An outcome is the code of the error, or the pairs afterwards: `p1-c2 p2-cN`.
 */
export interface Outcome {
  readonly what: string
  /** The write: of a new parent, or of one that exists. */
  readonly parent: 'pN' | 'p1' | 'p0'
  /** Content of the relation field; `%c1` stands for the key of c1; undefined leaves the field out. */
  readonly toOne: string | undefined
  readonly toMany: string | undefined
  /** By letters of the cases that share it; cases that are not named do not have the verb. */
  readonly outcomes: Readonly<Record<string, string | number>>
  /** Nodes that are gone. */
  readonly gone?: readonly string[]
  /** New nodes that are connected with none. */
  readonly loose?: readonly string[]
  /** Nodes whose `n` has become 7. */
  readonly changed?: readonly string[]
}

/** Before each write. */
export const standingPairs = 'p1-c1 p2-c2'
const start = standingPairs

/** Content that is the same but for the list of a to-many field. */
const both = (verb: string, content: string): Pick<Outcome, 'toOne' | 'toMany'> => ({
  toOne: `{${verb}: ${content}}`,
  toMany: `{${verb}: [${content}]}`,
})
const toManyOnly = (toMany: string): Pick<Outcome, 'toOne' | 'toMany'> => ({ toOne: undefined, toMany })

const newChild = '{key: "%cN", n: 0}'
const created = both('create', newChild)
const upsertOf = (child: string): Pick<Outcome, 'toOne' | 'toMany'> => ({
  toOne: `{upsert: {create: ${newChild}, update: {n: 7}}}`,
  toMany: `{upsert: [{where: {key: "%${child}"}, create: ${newChild}, update: {n: 7}}]}`,
})
const updateOf = (child: string): Pick<Outcome, 'toOne' | 'toMany'> => ({
  toOne: '{update: {n: 7}}',
  toMany: `{update: [{where: {key: "%${child}"}, data: {n: 7}}]}`,
})
const letGo = (verb: 'disconnect' | 'delete', child: string): Pick<Outcome, 'toOne' | 'toMany'> => ({
  toOne: `{${verb}: true}`,
  toMany: `{${verb}: [{key: "%${child}"}]}`,
})

export const outcomes: readonly Outcome[] = [
  { what: 'a new parent creates', parent: 'pN', ...created, outcomes: { ABCDEFGHI: `${start} pN-cN` } },
  {
    what: 'a new parent connects a free child',
    parent: 'pN',
    ...both('connect', '{key: "%c0"}'),
    outcomes: { BDFGHI: `${start} pN-c0` },
  },
  {
    what: 'a new parent connects a taken child',
    parent: 'pN',
    ...both('connect', '{key: "%c2"}'),
    outcomes: { AB: 3042, CDEF: 'p1-c1 pN-c2', GHI: `${start} pN-c2` },
  },
  {
    what: 'a new parent creates a child and connects a taken one',
    parent: 'pN',
    toOne: `{create: ${newChild}, connect: {key: "%c2"}}`,
    toMany: undefined,
    outcomes: { ABC: 3042, D: 'p1-c1 pN-c2', HI: `${start} pN-c2` },
    loose: ['cN'],
  },
  {
    what: 'a new parent creates a child and connects a free one',
    parent: 'pN',
    toOne: `{connect: {key: "%c0"}, create: ${newChild}}`,
    toMany: undefined,
    outcomes: { BDHI: `${start} pN-c0` },
    loose: ['cN'],
  },
  {
    what: 'a new parent creates a child and connects one that is not there',
    parent: 'pN',
    toOne: `{create: ${newChild}, connect: {key: "%none"}}`,
    toMany: undefined,
    outcomes: { AC: 3042, BDHI: 3039 },
  },
  {
    what: 'a new parent has no key for its children',
    parent: 'pN',
    toOne: undefined,
    toMany: undefined,
    outcomes: { CDEFGI: start },
  },
  {
    what: 'a new parent has an empty key',
    parent: 'pN',
    toOne: '{}',
    toMany: '{}',
    outcomes: { ABH: 3032, CDEFGI: start },
  },
  {
    what: 'a new parent has null parts',
    parent: 'pN',
    toOne: '{create: null, connect: null}',
    toMany: '{create: null, connect: null}',
    outcomes: { ABH: 3032, CDEFGI: start },
  },
  {
    what: 'a parent creates',
    parent: 'p1',
    ...created,
    outcomes: { AC: 3042, BD: 'p2-c2 p1-cN', EFG: `${start} p1-cN`, HI: 'p2-c2 p1-cN' },
  },
  {
    what: 'a parent creates a child and connects a taken one',
    parent: 'p1',
    toOne: `{create: ${newChild}, connect: {key: "%c2"}}`,
    toMany: undefined,
    outcomes: { ABC: 3042, D: 'p1-c2', HI: 'p1-c2 p2-c2' },
    loose: ['cN'],
  },
  {
    what: 'a parent without child creates one and connects a taken one',
    parent: 'p0',
    toOne: `{create: ${newChild}, connect: {key: "%c2"}}`,
    toMany: undefined,
    outcomes: { C: 3042, D: 'p1-c1 p0-c2', I: `${start} p0-c2` },
    loose: ['cN'],
  },
  {
    what: 'a parent connects a free child',
    parent: 'p1',
    ...both('connect', '{key: "%c0"}'),
    outcomes: { BDHI: 'p2-c2 p1-c0', FG: `${start} p1-c0` },
  },
  {
    what: 'a parent connects its own child',
    parent: 'p1',
    ...both('connect', '{key: "%c1"}'),
    outcomes: { ABC: 3042, DEFGHI: start },
  },
  {
    what: 'a parent connects a taken child',
    parent: 'p1',
    ...both('connect', '{key: "%c2"}'),
    outcomes: { ABC: 3042, D: 'p1-c2', EF: 'p1-c1 p1-c2', G: 'p1-c1 p1-c2 p2-c2', HI: 'p1-c2 p2-c2' },
  },
  {
    what: 'a parent connects a child twice',
    parent: 'p1',
    ...toManyOnly('{connect: [{key: "%c2"}, {key: "%c2"}]}'),
    outcomes: { EF: 'p1-c1 p1-c2', G: 'p1-c1 p1-c2 p2-c2' },
  },
  {
    what: 'a parent disconnects its child',
    parent: 'p1',
    ...letGo('disconnect', 'c1'),
    outcomes: { CE: 3042, DFGI: 'p2-c2' },
  },
  {
    what: 'a parent disconnects the child of another',
    parent: 'p1',
    ...toManyOnly('{disconnect: [{key: "%c2"}]}'),
    outcomes: { E: 3042, FG: 3041 },
  },
  {
    what: 'a parent deletes its child',
    parent: 'p1',
    ...letGo('delete', 'c1'),
    outcomes: { CDEFGI: 'p2-c2' },
    gone: ['c1'],
  },
  {
    what: 'a parent deletes the child of another',
    parent: 'p1',
    ...toManyOnly('{delete: [{key: "%c2"}]}'),
    outcomes: { EFG: 3041 },
  },
  {
    what: 'a parent does not delete or disconnect: false',
    parent: 'p1',
    toOne: '{delete: false, disconnect: false}',
    toMany: undefined,
    outcomes: { CDI: start },
  },
  { what: 'a parent sets nothing', parent: 'p1', ...toManyOnly('{set: []}'), outcomes: { EFG: 'p2-c2' } },
  { what: 'a parent sets null', parent: 'p1', ...toManyOnly('{set: null}'), outcomes: { EFG: 'p2-c2' } },
  {
    what: 'a parent sets the child of another',
    parent: 'p1',
    ...toManyOnly('{set: [{key: "%c2"}]}'),
    outcomes: { EF: 'p1-c2', G: 'p1-c2 p2-c2' },
  },
  {
    what: 'a parent sets its child and that of another',
    parent: 'p1',
    ...toManyOnly('{set: [{key: "%c1"}, {key: "%c2"}]}'),
    outcomes: { EF: 'p1-c1 p1-c2', G: 'p1-c1 p1-c2 p2-c2' },
  },
  {
    what: 'a parent updates its child',
    parent: 'p1',
    ...updateOf('c1'),
    outcomes: { ABCDEFGHI: start },
    changed: ['c1'],
  },
  {
    what: 'a parent updates the child of another',
    parent: 'p1',
    ...toManyOnly('{update: [{where: {key: "%c2"}, data: {n: 7}}]}'),
    outcomes: { EFG: 3041 },
  },
  {
    what: 'a parent upserts its child',
    parent: 'p1',
    ...upsertOf('c1'),
    outcomes: { ABCDEFGHI: start },
    changed: ['c1'],
  },
  {
    what: 'a parent upserts the child of another',
    parent: 'p1',
    ...toManyOnly(`{upsert: [{where: {key: "%c2"}, create: ${newChild}, update: {n: 7}}]}`),
    outcomes: { EFG: `${start} p1-cN` },
  },
  {
    what: 'a parent deletes many',
    parent: 'p1',
    ...toManyOnly('{deleteMany: [{}]}'),
    outcomes: { EFG: 'p2-c2' },
    gone: ['c1'],
  },
  {
    what: 'a parent updates many',
    parent: 'p1',
    ...toManyOnly('{updateMany: [{where: {}, data: {n: 7}}]}'),
    outcomes: { EFG: start },
    changed: ['c1'],
  },
  { what: 'a parent without child creates', parent: 'p0', ...created, outcomes: { CDEFGI: `${start} p0-cN` } },
  {
    what: 'a parent without child connects a free one',
    parent: 'p0',
    ...both('connect', '{key: "%c0"}'),
    outcomes: { DFGI: `${start} p0-c0` },
  },
  {
    what: 'a parent without child connects a taken one',
    parent: 'p0',
    ...both('connect', '{key: "%c1"}'),
    outcomes: { CDEF: 'p0-c1 p2-c2', GI: `${start} p0-c1` },
  },
  {
    what: 'a parent without child disconnects',
    parent: 'p0',
    ...letGo('disconnect', 'c1'),
    outcomes: { CE: 3042, DFGI: 3041 },
  },
  { what: 'a parent without child deletes', parent: 'p0', ...letGo('delete', 'c1'), outcomes: { CDEFGI: 3041 } },
  { what: 'a parent without child sets nothing', parent: 'p0', ...toManyOnly('{set: []}'), outcomes: { EFG: start } },
  {
    what: 'a parent without child sets a taken one',
    parent: 'p0',
    ...toManyOnly('{set: [{key: "%c1"}]}'),
    outcomes: { EF: 'p0-c1 p2-c2', G: `${start} p0-c1` },
  },
  { what: 'a parent without child updates', parent: 'p0', ...updateOf('c1'), outcomes: { CDEFGI: 3041 } },
  { what: 'a parent without child upserts', parent: 'p0', ...upsertOf('c1'), outcomes: { CDEFGI: `${start} p0-cN` } },
  {
    what: 'a parent without child updates and deletes many',
    parent: 'p0',
    ...toManyOnly('{updateMany: [{where: {}, data: {n: 7}}], deleteMany: [{}]}'),
    outcomes: { EFG: start },
  },
]

/** Deletions at the root, of one node or of many. */
export const deletions: readonly Pick<Outcome, 'what' | 'outcomes' | 'gone'>[] = [
  { what: 'P p1', outcomes: { ACE: 3042, BDFGHI: 'p2-c2' }, gone: ['p1'] },
  { what: 'C c1', outcomes: { ABH: 3042, CDEFGI: 'p2-c2' }, gone: ['c1'] },
]

/** What a case comes to, or undefined where it does not have the verb. */
export const outcomeFor = (letter: CaseLetter, byLetters: Outcome['outcomes']): string | number | undefined =>
  Object.entries(byLetters).find(([letters]) => letters.includes(letter))?.[1]
