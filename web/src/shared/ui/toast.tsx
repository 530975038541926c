import { createContext, use, useCallback, useState, type ReactNode } from 'react'

type Say = (text: string) => void

const ToastContext = createContext<Say>(() => undefined)

/** Tells something that needs no answer: it is read out, and goes after a few seconds. */
export const useToast = (): Say => use(ToastContext)

const shownMs = 4000

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly { readonly id: number; readonly text: string }[]>([])
  const say = useCallback((text: string) => {
    const id = performance.now()
    setToasts((all) => [...all, { id, text }])
    setTimeout(() => {
      setToasts((all) => all.filter((toast) => toast.id !== id))
    }, shownMs)
  }, [])
  return (
    <ToastContext value={say}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, text }) => (
          <p key={id} className="toast">
            {text}
          </p>
        ))}
      </div>
    </ToastContext>
  )
}
