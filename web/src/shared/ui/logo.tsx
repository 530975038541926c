export function Logo() {
  return (
    <span className="logo">
      <img src="/_assets/logo.svg" alt="" width="28" height="28" />
      Refract
    </span>
  )
}
