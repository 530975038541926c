/** How servers on one database tell each other of changes. */
export type BusConfiguration =
  /** Not at all. */
  | { readonly kind: 'memory' }
  /** By the notifications of the PostgreSQL database that serves the services. */
  | { readonly kind: 'database' }
  | { readonly kind: 'redis' | 'nats' | 'rabbitmq'; readonly uri: string }
