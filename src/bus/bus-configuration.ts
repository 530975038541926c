/** How servers on one database tell each other of changes. */
export type BusConfiguration =
  /** Not at all. */
  | { readonly kind: 'memory' }
  /** Through the database that serves the services: notifications of PostgreSQL, a table of MySQL. */
  | { readonly kind: 'database' }
  | { readonly kind: 'redis' | 'nats' | 'rabbitmq'; readonly uri: string }
