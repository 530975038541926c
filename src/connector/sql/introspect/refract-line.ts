import { print } from 'graphql'
import { wordsOf } from '../../../datamodel/type-indexes.js'
import type { Base } from './base.js'
import type { Draft } from './draft.js'

/** The line that asks for more than Prisma 1 has (beyond.md section 1.2): as the base has it, with what the tables need. */
export function refractLine({ types }: Draft, base: Base | undefined): string {
  const written = base?.document.refract[0]?.arguments
  const isSoftDeleted = types.some(({ fields }) => fields.some(({ isSoftDelete }) => isSoftDelete))
  const named = wordsOf(written?.get('features')) ?? []
  const features = [...new Set([...named, ...(isSoftDeleted ? ['SOFT_DELETE'] : [])])]
  const others = [...(written ?? [])].filter(([name]) => name !== 'features' && name !== 'edition')
  const edition = written?.get('edition')
  const parts = [
    `edition: ${edition ? print(edition) : '1'}`,
    ...(features.length > 0 ? [`features: [${features.join(', ')}]`] : []),
    ...others.map(([name, value]) => `${name}: ${print(value)}`),
  ]
  return `schema @refract(${parts.join(', ')}) { query: Query }`
}
