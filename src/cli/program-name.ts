import { basename } from 'node:path'

/** The name that the program was called by; the built file is `refract`. */
export function programOf(calledAs: string): string {
  const name = basename(calledAs).replace(/\.(js|mjs|cmd)$/, '')
  return name === 'prisma' || name === 'prisma1' ? name : 'refract'
}

/** The name in help texts: the original says `prisma`, even where it is called as `prisma1` (cli.md section 1.1). */
export const shortName = (program: string): string => (program === 'refract' ? program : 'prisma')
