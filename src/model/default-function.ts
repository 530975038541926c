/** What the server makes, or `AUTOINCREMENT` the database, for a field that a create omits (`@defaultFunction`, beyond.md section 10.3). */
export type DefaultFunction = 'NOW' | 'UUID' | 'CUID' | 'ULID' | 'NANOID' | 'AUTOINCREMENT'

export const defaultFunctions: readonly DefaultFunction[] = ['NOW', 'UUID', 'CUID', 'ULID', 'NANOID', 'AUTOINCREMENT']
