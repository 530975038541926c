export function DataBrowser() {
  return <p>soon</p>
}
