import type { Step } from './migrations.js'
import { stepTone, stepWords } from './step-words.js'

export function StepList({ steps }: { readonly steps: readonly Step[] }) {
  if (steps.length === 0) return <p className="muted">No steps: the tables stay as they are.</p>
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li key={index} className={stepTone(step)}>
          {stepWords(step)}
        </li>
      ))}
    </ol>
  )
}
