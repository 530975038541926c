import { createContext, use } from 'react'
import type { ServiceSchema } from './service-schema.js'

export const SchemaContext = createContext<ServiceSchema>({ models: [], hasSubscriptions: false })

/** The schema of the service that the page belongs to. */
export const useServiceSchema = (): ServiceSchema => use(SchemaContext)
