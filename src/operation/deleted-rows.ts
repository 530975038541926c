/** Which nodes of a type with `@softDelete` count beside those that are not deleted, or instead of them (beyond.md section 12). */
export type DeletedRows = 'with' | 'only'
