/** The cardinalities of mutations.md section 12, by letter: the field of the parent, and the opposite one of the child. */
const fields = {
  A: ['c: C!', 'p: P!'],
  B: ['c: C!', 'p: P'],
  C: ['c: C', 'p: P!'],
  D: ['c: C', 'p: P'],
  E: ['cs: [C]', 'p: P!'],
  F: ['cs: [C]', 'p: P'],
  G: ['cs: [C]', 'ps: [P]'],
  H: ['c: C!', 'ps: [P]'],
  I: ['c: C', 'ps: [P]'],
} as const

export type CaseLetter = keyof typeof fields

/** One kind of relation in one of the places where its pairs can be kept. */
export interface RelationCase {
  readonly title: string
  readonly letter: CaseLetter
  /** The relation field of P, and that of C where it has one. */
  readonly field: 'c' | 'cs'
  readonly back: 'p' | 'ps' | undefined
  readonly isFieldRequired: boolean
  readonly isBackRequired: boolean
  /** Of P and C, and of G, from which P is reached. */
  readonly datamodel: string
}

const letters = Object.keys(fields) as readonly CaseLetter[]

/** Each cardinality: with a link table, in a column of either side that can have one, and without the field of the child. */
export const relationCases: readonly RelationCase[] = letters.flatMap((letter) => {
  const [field, back] = fields[letter]
  const places = [
    relationCase(letter, 'in a table', `${field} @relation(name: "R", link: TABLE)`, `${back} @relation(name: "R")`),
    ...(isToOne(field)
      ? [
          relationCase(
            letter,
            'in the parent',
            `${field} @relation(name: "R", link: INLINE)`,
            `${back} @relation(name: "R")`,
          ),
        ]
      : []),
    ...(isToOne(back)
      ? [
          relationCase(
            letter,
            'in the child',
            `${field} @relation(name: "R")`,
            `${back} @relation(name: "R", link: INLINE)`,
          ),
        ]
      : []),
  ]
  if (back !== 'ps: [P]') return places
  const alone = (place: string, link: string) =>
    relationCase(letter, `${place}, unknown to the child`, `${field} @relation(name: "R", link: ${link})`, undefined)
  return [...places, alone('in a table', 'TABLE'), ...(isToOne(field) ? [alone('in the parent', 'INLINE')] : [])]
})

function isToOne(field: string): boolean {
  return !field.includes('[')
}

function relationCase(letter: CaseLetter, place: string, field: string, back: string | undefined): RelationCase {
  return {
    title: `${letter}, ${fields[letter].join(' / ')} ${place}`,
    letter,
    field: isToOne(field) ? 'c' : 'cs',
    back: back === undefined ? undefined : isToOne(back) ? 'p' : 'ps',
    isFieldRequired: field.includes('!'),
    isBackRequired: back?.includes('!') === true,
    datamodel: `
      type G { id: ID! @id key: String! @unique ps: [P] @relation(name: "Group", link: TABLE) }
      type P { id: ID! @id key: String! @unique n: Int ${field} }
      type C { id: ID! @id key: String! @unique n: Int ${back ?? ''} }`,
  }
}
