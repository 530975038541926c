import type { ManagementTables } from '../dialect.js'
import { quote } from './quote.js'

const end = 'ENGINE=InnoDB DEFAULT CHARSET=utf8 COLLATE=utf8_unicode_ci'
const text = 'mediumtext COLLATE utf8_unicode_ci'
const varchar = (length: number): string => `varchar(${String(length)}) COLLATE utf8_unicode_ci`

/** Management tables as the original makes them on MySQL (management-api.md section 13). */
export const mysqlManagementTables: ManagementTables = {
  holdsAllCharacters: false,
  create(namespace) {
    const table = (name: string): string => `${quote(namespace)}.${quote(name)}`
    return [
      `CREATE SCHEMA IF NOT EXISTS ${quote(namespace)} DEFAULT CHARACTER SET latin1`,
      `CREATE TABLE IF NOT EXISTS ${table('Project')} (\`id\` ${varchar(200)} NOT NULL DEFAULT '', \`secrets\` ${text} DEFAULT NULL, \`allowQueries\` tinyint(1) NOT NULL DEFAULT '1', \`allowMutations\` tinyint(1) NOT NULL DEFAULT '1', \`functions\` ${text} DEFAULT NULL, PRIMARY KEY (\`id\`)) ${end}`,
      `CREATE TABLE IF NOT EXISTS ${table('Migration')} (\`projectId\` ${varchar(200)} NOT NULL DEFAULT '', \`revision\` int NOT NULL DEFAULT '1', \`schema\` ${text} DEFAULT NULL, \`functions\` ${text} DEFAULT NULL, \`status\` ENUM('PENDING','IN_PROGRESS','SUCCESS','ROLLING_BACK','ROLLBACK_SUCCESS','ROLLBACK_FAILURE') NOT NULL DEFAULT 'PENDING', \`applied\` int NOT NULL default 0, \`rolledBack\` int NOT NULL default 0, \`steps\` ${text} DEFAULT NULL, \`errors\` ${text} DEFAULT NULL, \`startedAt\` datetime DEFAULT NULL, \`finishedAt\` datetime DEFAULT NULL, PRIMARY KEY (\`projectId\`, \`revision\`), CONSTRAINT \`migrations_projectid_foreign\` FOREIGN KEY (\`projectId\`) REFERENCES ${table('Project')} (\`id\`) ON DELETE CASCADE ON UPDATE CASCADE) ${end}`,
      `CREATE TABLE IF NOT EXISTS ${table('InternalMigration')} (\`id\` ${varchar(255)} NOT NULL, \`appliedAt\` datetime NOT NULL, PRIMARY KEY (\`id\`)) ${end}`,
      `CREATE TABLE IF NOT EXISTS ${table('TelemetryInfo')} (\`id\` ${varchar(255)} NOT NULL, \`lastPinged\` datetime DEFAULT NULL, PRIMARY KEY (\`id\`)) ${end}`,
      `CREATE TABLE IF NOT EXISTS ${table('CloudSecret')} (\`secret\` ${varchar(255)} NOT NULL, PRIMARY KEY (\`secret\`)) ${end}`,
      // ours alone: who deployed, and when
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Deploy')} (\`projectId\` ${varchar(200)} NOT NULL, \`revision\` int NOT NULL, \`deployedBy\` ${text}, \`deployedAt\` datetime(3) NOT NULL, PRIMARY KEY (\`projectId\`, \`revision\`), FOREIGN KEY (\`projectId\`, \`revision\`) REFERENCES ${table('Migration')} (\`projectId\`, \`revision\`) ON DELETE CASCADE ON UPDATE CASCADE) ${end}`,
      // what each of their migrations ran
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Statements')} (\`projectId\` ${varchar(200)} NOT NULL, \`revision\` int NOT NULL, \`statements\` ${text} NOT NULL, PRIMARY KEY (\`projectId\`, \`revision\`), FOREIGN KEY (\`projectId\`, \`revision\`) REFERENCES ${table('Migration')} (\`projectId\`, \`revision\`) ON DELETE CASCADE ON UPDATE CASCADE) ${end}`,
      // mutations that run once, and their answers
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Idempotency')} (\`id\` char(64) CHARACTER SET ascii NOT NULL, \`projectId\` ${varchar(200)} NOT NULL, \`hash\` char(64) CHARACTER SET ascii NOT NULL, \`answer\` mediumtext CHARACTER SET utf8mb4, \`createdAt\` bigint NOT NULL, PRIMARY KEY (\`id\`), FOREIGN KEY (\`projectId\`) REFERENCES ${table('Project')} (\`id\`) ON DELETE CASCADE ON UPDATE CASCADE) ${end}`,
      // which servers there are, and what they tell each other
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Server')} (\`id\` ${varchar(36)} NOT NULL, \`bus\` ${varchar(20)} NOT NULL, \`beat\` int NOT NULL, PRIMARY KEY (\`id\`)) ${end}`,
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Link')} (\`link\` char(36) CHARACTER SET ascii NOT NULL, PRIMARY KEY (\`link\`)) ${end}`,
      `CREATE TABLE IF NOT EXISTS ${table('_refract_Message')} (\`link\` char(36) CHARACTER SET ascii NOT NULL, \`number\` bigint NOT NULL, \`content\` mediumtext CHARACTER SET utf8mb4 NOT NULL, PRIMARY KEY (\`link\`, \`number\`)) ${end}`,
    ]
  },
  hasDatamodelColumn: (namespace) => ({
    text: `SELECT 1 AS \`found\` FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = 'Migration' AND COLUMN_NAME = 'datamodel'`,
    values: [namespace],
  }),
  addDatamodelColumn: (namespace) =>
    `ALTER TABLE ${quote(namespace)}.\`Migration\` ADD COLUMN \`datamodel\` ${text} DEFAULT NULL`,
}
