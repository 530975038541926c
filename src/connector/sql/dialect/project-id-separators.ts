/**
 * Between service name and stage in a project's id (storage.md section 1). Apart from the dialects, which load their
 * drivers: requests are told apart before the database answers.
 */
export const projectIdSeparators = { postgres: '$', mysql: '@', sqlite: '$', mongo: '_' } as const
