/** Pairs in the child's column, and in a table. */
export const relations = [
  { name: 'in a column', parent: 'cs: [C]', child: 'p: P @relation(link: INLINE)' },
  { name: 'in a table', parent: 'cs: [C] @relation(link: TABLE)', child: 'p: P' },
  { name: 'of many with many', parent: 'cs: [C]', child: 'ps: [P]' },
] as const
