import type { ManagementTables } from '../dialect.js'
import { sqliteStyle } from './style.js'

/** The original's management tables with a prefix in place of a schema. */
export const sqliteManagementTables: ManagementTables = {
  holdsAllCharacters: true,
  create(namespace) {
    const table = (name: string): string => sqliteStyle.table({ namespace, name })
    return [
      `CREATE TABLE IF NOT EXISTS ${table('Project')} ("id" varchar(200) NOT NULL PRIMARY KEY, "secrets" text, "allowQueries" boolean NOT NULL DEFAULT 1, "allowMutations" boolean NOT NULL DEFAULT 1, "functions" text)`,
      `CREATE TABLE IF NOT EXISTS ${table('Migration')} ("projectId" varchar(200) NOT NULL REFERENCES ${table('Project')} ("id") ON DELETE CASCADE ON UPDATE CASCADE, "revision" int NOT NULL DEFAULT 1, "schema" text, "functions" text, "status" varchar(20) NOT NULL DEFAULT 'PENDING', "applied" int NOT NULL DEFAULT 0, "rolledBack" int NOT NULL DEFAULT 0, "steps" text, "errors" text, "startedAt" datetime(3), "finishedAt" datetime(3), "datamodel" text, PRIMARY KEY ("projectId", "revision"))`,
      `CREATE TABLE IF NOT EXISTS ${table('CloudSecret')} ("secret" varchar(255) NOT NULL PRIMARY KEY)`,
      // ours alone: who deployed, and when
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Deploy')} ("projectId" varchar(200) NOT NULL, "revision" int NOT NULL, "deployedBy" text, "deployedAt" datetime(3) NOT NULL, PRIMARY KEY ("projectId", "revision"), FOREIGN KEY ("projectId", "revision") REFERENCES ${table('Migration')} ("projectId", "revision") ON DELETE CASCADE ON UPDATE CASCADE)`,
      // what each of their migrations ran
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Statements')} ("projectId" varchar(200) NOT NULL, "revision" int NOT NULL, "statements" text NOT NULL, PRIMARY KEY ("projectId", "revision"), FOREIGN KEY ("projectId", "revision") REFERENCES ${table('Migration')} ("projectId", "revision") ON DELETE CASCADE ON UPDATE CASCADE)`,
      // mutations that run once, and their answers
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Idempotency')} ("id" char(64) NOT NULL PRIMARY KEY, "projectId" varchar(200) NOT NULL REFERENCES ${table('Project')} ("id") ON DELETE CASCADE ON UPDATE CASCADE, "hash" char(64) NOT NULL, "answer" mediumtext, "createdAt" bigint NOT NULL)`,
    ]
  },
  hasDatamodelColumn: () => ({ text: 'SELECT 1 AS found', values: [] }),
  addDatamodelColumn: () => 'SELECT 1',
}
