import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Page } from './page.js'
import { isRefused } from './shared/graphql/request-error.js'
import { pageEndpoint } from './shared/session/page-endpoint.js'
import { storeToken, takeTokenOfAddress } from './shared/session/token-store.js'
import { applyTheme } from './shared/ui/theme.js'
import { ToastProvider } from './shared/ui/toast.js'

const token = takeTokenOfAddress(window.location, window.history)
if (token !== undefined) storeToken({ kind: 'service', endpoint: pageEndpoint(window.location) }, token)
applyTheme()

const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 1 && !isRefused(error),
      refetchOnWindowFocus: false,
      staleTime: 5000,
    },
  },
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <ToastProvider>
          <Page />
        </ToastProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
