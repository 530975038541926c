/** What the server makes, or `AUTOINCREMENT` the database, for a field that a create omits (`@defaultFunction`, beyond.md section 10.3). */
export type DefaultFunction = 'NOW' | 'UUID' | 'CUID' | 'ULID' | 'NANOID' | 'AUTOINCREMENT'

/** Values of functions that make texts, of the only length and with the kinds of characters that all of them have. */
export const madeTexts: Partial<Record<DefaultFunction, string>> = {
  UUID: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  CUID: 'cmx40zfkl000ege65zbvododz',
  ULID: '01KBC3ZV4Q8MXE5T7N2RWHJ6GD',
  NANOID: 'V1StGXR8_Z5jdHi6B-myT',
}

/** What `AUTOINCREMENT` counts from. */
export const firstNumber = 1

export const defaultFunctions: readonly DefaultFunction[] = ['NOW', 'UUID', 'CUID', 'ULID', 'NANOID', 'AUTOINCREMENT']
