/** A name as the original's texts quote it. */
export const backticked = (name: string): string => `\`${name}\``
