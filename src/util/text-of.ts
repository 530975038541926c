/** The text of one scalar, whatever type a driver or a parsed document gave it; bytes are read as UTF-8. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : String(value))
