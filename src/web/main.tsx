import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { onSignedOut } from './api.js'
import { Toasts } from './parts/toasts.js'
import { makeQueryClient } from './queries.js'
import { signInPath } from './return-path.js'
import { makeRouter } from './router.js'
import './tokens.css'
import './fonts.css'
import './base.css'

const client = makeQueryClient()
const router = makeRouter()

onSignedOut(() => {
  const { pathname, search } = window.location
  if (pathname === '/dang-nhap') return
  void router.navigate(signInPath(pathname + search), { replace: true }).then(() => client.clear())
})

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </StrictMode>,
  )
}
