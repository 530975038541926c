/**
 * What a service may ask for beyond the API of Prisma 1 (beyond.md section 1.3). A name stands here when the server has
 * the feature; those of an edition never change once it is released.
 */
const editionOne = ['AGGREGATES', 'SORT', 'FILTERS', 'BATCH', 'ATOMIC', 'TRANSACTION'] as const
const byNameOnly = ['RAW', 'SEARCH', 'SOFT_DELETE'] as const

export type Feature = (typeof editionOne)[number] | (typeof byNameOnly)[number]

export type Features = ReadonlySet<Feature>

/** Of a datamodel without `@refract`: the API is exactly Prisma 1's. */
export const noFeatures: Features = new Set()

/** In alphabetical order, as they are told. */
export const featureNames: readonly Feature[] = [...editionOne, ...byNameOnly].sort()

/** By the number of the edition. */
export const editions: ReadonlyMap<number, readonly Feature[]> = new Map([[1, editionOne]])

const known: ReadonlySet<string> = new Set(featureNames)

export const isFeature = (name: string): name is Feature => known.has(name)
