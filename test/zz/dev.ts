import { connectPostgres } from '../../src/dialect/postgres/connect.js'
import { connectSqlite } from '../../src/dialect/sqlite/connect.js'
import { connectMysql } from '../../src/dialect/mysql/connect.js'
import { createLog } from '../../src/observe/log.js'
import { openManagementAccess } from '../../src/auth/management-access.js'
import { startRefract } from '../../src/start/start-refract.js'
const kind = process.argv[2] ?? 'sqlite'
const port = Number(process.argv[3] ?? 4466)
const dbPort = Number(process.argv[4] ?? 0)
const settings = { host: '127.0.0.1', port: dbPort, user: 'prisma', password: kind === 'postgres' ? '' : 'x', database: kind === 'postgres' ? 'prisma' : undefined, connectionLimit: 10, connectTimeoutMs: 5000 }
const log = createLog({ level: (process.env['LOG_LEVEL'] ?? 'INFO') as 'INFO', format: 'text', output: process.stdout })
const r = await startRefract({
  server: { port, environmentName: 'local', maxBodyBytes: 52428800, servesManagement: true, slowRequestMs: undefined, logsRequests: false, throttling: undefined },
  database: { name: 'default', connector: kind, label: kind, connect: async () => kind === 'postgres' ? connectPostgres(settings) : kind === 'mysql' ? connectMysql(settings) : connectSqlite(process.argv[4] ?? '/tmp/lead/dev.db'),
    explain: (e) => String(e), managementNamespace: kind === 'mysql' ? 'prisma' : 'management', namespace: undefined, rawAccess: true, isPassive: false, lowercaseTableNames: false },
  separator: kind === 'mysql' ? '@' : '$', access: openManagementAccess, info: { version: '1.34.12', commit: 'x' }, servesMetrics: true, pagesFolder: 'pages' }, log)
process.on('SIGTERM', () => void r.stop().then(() => process.exit(0)))
