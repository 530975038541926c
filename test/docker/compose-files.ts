import { readFileSync } from 'node:fs'

/** A file that users are given. */
export const ourFile = (name: string): string => readFileSync(`docker/docker-compose.${name}.yml`, 'utf8')

/**
 * The file that Prisma 1's page on Docker tells to write, with nothing but the image's name exchanged: host and service
 * have different names in it, the database has no volume.
 */
export const pageFile = ({
  image,
  connector,
}: {
  readonly image: string
  readonly connector: 'mysql' | 'postgres'
}): string =>
  connector === 'mysql'
    ? `version: '3'
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
            connector: mysql  # or \`postgres\`
            active: true
            host: db
            port: 3306        # or \`5432\` for \`postgres\`
            user: root
            password: prisma
  mysql:
    container_name: prisma-db
    image: mysql:5.7
    restart: always
    environment:
      MYSQL_ROOT_PASSWORD: prisma
`
    : `version: '3'
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
            connector: postgres
            active: true
            host: db
            port: 5432
            user: root
            password: prisma
  postgres:
    container_name: prisma-db
    image: postgres
    restart: always
    environment:
      POSTGRES_USER: root
      POSTGRES_PASSWORD: prisma
`
