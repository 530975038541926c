import type { Model, Relation } from '../model/model.js'

/**
 * The order in which the original went through relations when it added hidden back fields: that of a hash set, on which
 * the order of types depends (api-schema.md appendices A, B). Up to four relations go by a bucket of the name's hash,
 * more by a trie over the whole relation's hash.
 */
export function inProcessingOrder(relations: readonly Relation[], syntax: Model['syntax']): readonly Relation[] {
  if (relations.length <= 4) return byBucket(relations)
  return [...relations]
    .map((relation) => ({ relation, key: trieKey(relationHash(relation, syntax)) }))
    .sort((one, other) => compareKeys(one.key, other.key))
    .map(({ relation }) => relation)
}

function byBucket(relations: readonly Relation[]): readonly Relation[] {
  return relations
    .map((relation, index) => ({ relation, index, bucket: rotateRight(scramble(javaHash(relation.name)), 4) >>> 28 }))
    .sort((one, other) => other.bucket - one.bucket || other.index - one.index)
    .map(({ relation }) => relation)
}

/** `31 * h + unit` over the UTF-16 units, in 32 bits. */
function javaHash(text: string): number {
  let hash = 0
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0
  return hash
}

const scramble = (value: number): number => Math.imul(reverseBytes(Math.imul(value, 0x9e3775cd)), 0x9e3775cd)
const rotateRight = (value: number, bits: number): number => (value >>> bits) | (value << (32 - bits))
const rotateLeft = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits))
const reverseBytes = (value: number): number =>
  ((value >>> 24) & 0xff) | ((value >>> 8) & 0xff00) | ((value & 0xff00) << 8) | ((value & 0xff) << 24)

const productSeed = 0xcafebabe | 0

/** Murmur3 over whole words, finished with their number. */
function murmur(words: readonly number[]): number {
  let hash = productSeed
  for (const word of words) {
    const mixed = Math.imul(rotateLeft(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593)
    hash = (Math.imul(rotateLeft(hash ^ mixed, 13), 5) + 0xe6546b64) | 0
  }
  hash ^= words.length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

const noneHash = javaHash('None')

function relationHash(relation: Relation, syntax: Model['syntax']): number {
  const flag = (onDelete: Relation['onDeleteA']): number => (onDelete === 'CASCADE' ? 1 : 0)
  const link = syntax === 'v1.0' ? noneHash : murmur([linkHash(relation)])
  return murmur([
    javaHash(relation.name),
    javaHash(relation.modelA),
    javaHash(relation.modelB),
    flag(relation.onDeleteA),
    flag(relation.onDeleteB),
    link,
  ])
}

function linkHash({ name, link }: Relation): number {
  if (link === undefined) return murmur([javaHash(`_${name}`), javaHash('A'), javaHash('B'), noneHash])
  if (link.kind === 'inline') return murmur([javaHash(link.inTypeName), javaHash(link.column)])
  const id = link.idColumn === undefined ? noneHash : murmur([javaHash(link.idColumn)])
  return murmur([javaHash(link.table), javaHash(link.columnA), javaHash(link.columnB), id])
}

/** Order of iteration of the original's hash trie: five bits at a time from the lowest. */
function trieKey(hash: number): readonly number[] {
  let mixed = (hash + ~(hash << 9)) | 0
  mixed ^= mixed >>> 14
  mixed = (mixed + (mixed << 4)) | 0
  mixed ^= mixed >>> 10
  return [0, 5, 10, 15, 20, 25, 30].map((shift) => (mixed >>> shift) & 31)
}

function compareKeys(one: readonly number[], other: readonly number[]): number {
  for (const [index, part] of one.entries()) {
    const difference = part - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
