import type { ExistingSchema } from '../tree/existing-schema.js'
import type { CatalogQuery } from './dialect.js'

/** Reads schemas that somebody else may have made (introspection.md section 4); `run` sends queries of the catalogue. */
export interface SchemaReader {
  /** What schemas are called in messages. */
  readonly word: 'schema' | 'database'
  /** Where other programs keep their tables: it is read where none is named and it holds any. */
  readonly usualSchema?: string
  /** Names of all schemas but the database's own. */
  listSchemas(run: CatalogQuery): Promise<readonly string[]>
  read(run: CatalogQuery, schema: string): Promise<ExistingSchema>
}

/** A connection for reading the catalogue alone: it creates and changes nothing. */
export interface CatalogConnection {
  readonly run: CatalogQuery
  close(): Promise<void>
}
