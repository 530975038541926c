import type { ManagementTables } from '../dialect.js'
import { postgresStyle } from './style.js'

const { quote } = postgresStyle

/** Management tables as the original makes them on PostgreSQL (management-api.md section 13). */
export const postgresManagementTables: ManagementTables = {
  holdsAllCharacters: true,
  create(namespace) {
    const table = (name: string): string => `${quote(namespace)}.${quote(name)}`
    return [
      `CREATE SCHEMA IF NOT EXISTS ${quote(namespace)}`,
      `CREATE TABLE IF NOT EXISTS ${table('Project')} ("id" varchar(200) NOT NULL DEFAULT '', "secrets" text DEFAULT NULL, "allowQueries" boolean NOT NULL DEFAULT TRUE, "allowMutations" boolean NOT NULL DEFAULT TRUE, "functions" text DEFAULT NULL, PRIMARY KEY ("id"))`,
      `CREATE TABLE IF NOT EXISTS ${table('Migration')} ("projectId" varchar(200) NOT NULL DEFAULT '', "revision" int NOT NULL DEFAULT '1', "schema" text DEFAULT NULL, "functions" text DEFAULT NULL, "status" varchar(20) NOT NULL CHECK ("status" IN ('PENDING','IN_PROGRESS','SUCCESS','ROLLING_BACK','ROLLBACK_SUCCESS','ROLLBACK_FAILURE')) DEFAULT 'PENDING', "applied" int NOT NULL DEFAULT 0, "rolledBack" int NOT NULL DEFAULT 0, "steps" text DEFAULT NULL, "errors" text DEFAULT NULL, "startedAt" timestamp DEFAULT NULL, "finishedAt" timestamp DEFAULT NULL, PRIMARY KEY ("projectId", "revision"), CONSTRAINT "migrations_projectid_foreign" FOREIGN KEY ("projectId") REFERENCES ${table('Project')} ("id") ON DELETE CASCADE ON UPDATE CASCADE)`,
      `CREATE TABLE IF NOT EXISTS ${table('InternalMigration')} ("id" varchar(255) NOT NULL, "appliedAt" timestamp NOT NULL, PRIMARY KEY ("id"))`,
      `CREATE TABLE IF NOT EXISTS ${table('TelemetryInfo')} ("id" varchar(255) NOT NULL, "lastPinged" timestamp, PRIMARY KEY ("id"))`,
      `CREATE TABLE IF NOT EXISTS ${table('CloudSecret')} ("secret" varchar(255) NOT NULL, PRIMARY KEY ("secret"))`,
      // ours alone: who deployed, and when
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Deploy')} ("projectId" varchar(200) NOT NULL, "revision" int NOT NULL, "deployedBy" text, "deployedAt" timestamp(3) NOT NULL, PRIMARY KEY ("projectId", "revision"), FOREIGN KEY ("projectId", "revision") REFERENCES ${table('Migration')} ("projectId", "revision") ON DELETE CASCADE ON UPDATE CASCADE)`,
      // what each of their migrations ran
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Statements')} ("projectId" varchar(200) NOT NULL, "revision" int NOT NULL, "statements" text NOT NULL, PRIMARY KEY ("projectId", "revision"), FOREIGN KEY ("projectId", "revision") REFERENCES ${table('Migration')} ("projectId", "revision") ON DELETE CASCADE ON UPDATE CASCADE)`,
      // mutations that run once, and their answers
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Idempotency')} ("id" char(64) NOT NULL PRIMARY KEY, "projectId" varchar(200) NOT NULL REFERENCES ${table('Project')} ("id") ON DELETE CASCADE ON UPDATE CASCADE, "hash" char(64) NOT NULL, "answer" text, "createdAt" bigint NOT NULL)`,
      // which servers there are
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Server')} ("id" varchar(36) NOT NULL, "bus" varchar(20) NOT NULL, "beat" int NOT NULL, PRIMARY KEY ("id"))`,
    ]
  },
  hasDatamodelColumn: (namespace) => ({
    text: `SELECT 1 AS "found" FROM information_schema.columns WHERE table_schema = $1 AND table_name = 'Migration' AND column_name = 'datamodel'`,
    values: [namespace],
  }),
  addDatamodelColumn: (namespace) =>
    `ALTER TABLE ${quote(namespace)}."Migration" ADD COLUMN "datamodel" text DEFAULT NULL`,
}
