/** A name as standard SQL quotes it. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
