import { Suspense, useEffect, type ReactNode } from 'react'
import { parts, playgroundPart, type Part } from './parts.js'
import { ServiceSwitch } from './service-switch.js'
import { PartBoundary } from './part-boundary.js'
import { formatAddress } from './shared/navigation/address.js'
import { useAddress } from './shared/navigation/use-address.js'
import { useSession } from './shared/session/session.js'
import { IconButton } from './shared/ui/button.js'
import { Icon } from './shared/ui/icon.js'
import { Logo } from './shared/ui/logo.js'
import { EmptyState, Loading } from './shared/ui/notice.js'
import { ThemeSwitch } from './shared/ui/theme-switch.js'

/** The frame of all parts: which there are, which service this is, who is signed in. */
export function Shell({
  isServiceThere,
  children,
}: {
  readonly isServiceThere: boolean
  readonly children: ReactNode
}) {
  const { service, token, managementToken, signOut } = useSession()
  const { path } = useAddress()
  const offered = parts.filter(({ scope }) => service !== undefined || scope !== 'service')
  const opened = offered.find(({ id }) => id === path[0]) ?? startPart(offered)
  const serviceName = service === undefined ? 'management' : `${service.name}/${service.stage}`
  const isAway = !isServiceThere && opened.scope !== 'server'
  useEffect(() => {
    document.title =
      opened.id === 'playground' ? 'Refract Playground' : `${titleOf(opened, path)} · ${serviceName} · Refract`
  }, [opened, path, serviceName])
  return (
    <div className="shell">
      <a
        className="skip-link"
        href="#content"
        onClick={(event) => {
          // what stands behind # is the place in the page's parts
          event.preventDefault()
          document.getElementById('content')?.focus()
        }}
      >
        Skip to the content
      </a>
      <header className="top-bar">
        <Logo />
        <ServiceSwitch />
        <span className="grow" />
        <ThemeSwitch />
        {(token !== undefined || managementToken !== undefined) && (
          <IconButton icon="signOut" label="Sign out" onClick={signOut} />
        )}
      </header>
      <nav className="parts" aria-label="Parts of the page">
        {offered.map(({ id, label, icon }) => (
          <a key={id} href={formatAddress([id])} aria-current={id === opened.id ? 'page' : undefined}>
            <Icon name={icon} size={20} />
            <span>{label}</span>
          </a>
        ))}
      </nav>
      <main id="content" className="content" tabIndex={-1}>
        {isAway ? (
          (children ?? false) || <UnknownService name={serviceName} />
        ) : (
          <PartBoundary key={opened.id}>
            <Suspense fallback={<Loading what={opened.label.toLowerCase()} />}>
              <opened.view />
            </Suspense>
          </PartBoundary>
        )}
      </main>
    </div>
  )
}

/** The page says what it begins with: `/_admin` with the data, every other address with the playground. */
function startPart(offered: readonly Part[]): Part {
  const { start } = document.documentElement.dataset
  return offered.find(({ id }) => id === start) ?? playgroundPart
}

const titleOf = (part: Part, path: readonly string[]): string => [...path.slice(1, 2), part.label].join(' · ')

function UnknownService({ name }: { readonly name: string }) {
  return (
    <EmptyState icon="search" title={`There is no service ${name}`}>
      <p>
        Deploy one with <code>prisma deploy</code>, or open another one from the{' '}
        <a href={formatAddress(['operations'])}>list of services</a>.
      </p>
    </EmptyState>
  )
}
