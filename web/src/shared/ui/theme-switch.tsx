import { chooseTheme, useChosenTheme, type Theme } from './theme.js'

/** Dark and light by the system, or as chosen. */
export function ThemeSwitch() {
  const theme = useChosenTheme()
  return (
    <select
      className="theme-switch"
      aria-label="Theme"
      value={theme}
      onChange={(event) => {
        chooseTheme(event.target.value as Theme)
      }}
    >
      <option value="system">System theme</option>
      <option value="light">Light</option>
      <option value="dark">Dark</option>
    </select>
  )
}
