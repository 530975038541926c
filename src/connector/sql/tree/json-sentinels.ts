/**
 * Marks inside the JSON text that statements return. JSON text never contains raw control characters, so a search for
 * one of them tells whether the text needs a second look; without marks it is passed through untouched.
 */
export const jsonSentinels = {
  /** `\u0001` + a letter of `failureMarks`: this place cannot be answered. */
  failure: '\u0001',
  /** `\u0002` + a JSON string: stored JSON text, to be checked and put in place. */
  storedJson: '\u0002',
  /** `\u0003` + `yyyy-mm-dd hh:mm:ss.mmm` + `\u0003`: a date before 1582-10-15, stored in the Julian calendar. */
  julianDate: '\u0003',
  /** `\u0004` + hexadecimal digits of UTF-8 bytes + `\u0004`: text, where the database cannot write JSON strings. */
  hexText: '\u0004',
  /** `\u000e` + hexadecimal digits + `\u000e`: bytes, which are answered as base64. */
  bytes: '\u000e',
  /** `\u0005` + a number + `\u0005`: what another statement reads (`plan/read/split-read.ts`). */
  placeholder: '\u0005',
  /** `\u0007` + digits, which may be quoted, + `\u0007`: a whole number that may be too large for 63 bits. */
  long: '\u0007',
  /** `\u0008` + digits + `\u0008`: a number that is printed as a double. */
  double: '\u0008',
  /** Around the number of a value that the statement puts in its place; it does not come out of one. */
  mark: '\u000f',
  /** Stands between items while a statement cuts a list; it does not come out of one. */
  separator: '\u0006',
} as const

/** Around numbers that the server prints. */
export const numberMarks = { long: jsonSentinels.long, double: jsonSentinels.double } as const

export const failureSentinels = {
  /** Null at a place that is never null. */
  nullViolation: 'n',
  /** Stored content that the field's type does not allow. */
  unreadable: 'u',
  /** The selection's entry has a problem of its own. */
  problem: 'p',
  /** A sum of more than 63 bits. */
  tooLarge: 'o',
  /** The database does not make a value that long; nothing in it counts. */
  tooLong: 't',
  /** An item of a list is too long for the form of the statement; nothing in it counts. */
  longItem: 'l',
} as const

export const failureSentinel = (kind: keyof typeof failureSentinels): string =>
  jsonSentinels.failure + failureSentinels[kind]
