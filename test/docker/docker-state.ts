/** Whether there is a Docker to test with. */
export type DockerState =
  { readonly kind: 'running'; readonly host: string } | { readonly kind: 'missing'; readonly reason: string }

/** Names that the compose files use; the images are made here where there is no registry. */
export const imageNames = {
  base: 'node:24-alpine',
  postgres: 'postgres:16',
  mysql: 'mysql:5.7',
  redis: 'redis:7',
  nats: 'nats:2',
  server: 'refract:0.1.0',
} as const

/** Of the server's image, by target of the Dockerfile. */
export const variantImages = { prod: 'refract:0.1.0-prod', nonroot: 'refract:0.1.0-nonroot' } as const

declare module 'vitest' {
  interface ProvidedContext {
    readonly docker: DockerState
  }
}
