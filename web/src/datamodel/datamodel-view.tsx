export function DatamodelView() {
  return <p>soon</p>
}
