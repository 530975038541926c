import { readFileSync } from 'node:fs'

/** A file that users are given. */
export const ourFile = (name: string): string => readFileSync(`docker/docker-compose.${name}.yml`, 'utf8')

const pageDatabases = {
  mysql: {
    image: 'mysql:5.7',
    comments: ['  # or `postgres`', '        # or `5432` for `postgres`'],
    port: 3306,
    environment: ['MYSQL_ROOT_PASSWORD: prisma'],
  },
  postgres: {
    image: 'postgres',
    comments: ['', ''],
    port: 5432,
    environment: ['POSTGRES_USER: root', 'POSTGRES_PASSWORD: prisma'],
  },
} as const

/**
 * The file that Prisma 1's page on Docker tells to write, with nothing but the image's name exchanged: host and service
 * have different names in it, the database has no volume.
 */
export function pageFile(image: string, connector: keyof typeof pageDatabases): string {
  const database = pageDatabases[connector]
  return `version: '3'
services:
  prisma:
    image: ${image}
    restart: always
    ports:
      - "4466:4466"
    environment:
      PRISMA_CONFIG: |
        managementApiSecret: my-server-secret-123
        port: 4466
        databases:
          default:
            connector: ${connector}${database.comments[0]}
            active: true
            host: db
            port: ${String(database.port)}${database.comments[1]}
            user: root
            password: prisma
  ${connector}:
    container_name: prisma-db
    image: ${database.image}
    restart: always
    environment:
${database.environment.map((line) => `      ${line}\n`).join('')}`
}
