export function OperationsView() {
  return <p>soon</p>
}
