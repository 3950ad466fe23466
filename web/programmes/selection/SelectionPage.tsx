import { WithSide } from '../../kernel/shell/PageHead.tsx'
import { Balance, Broken, Figures, Names } from './ListPart.tsx'
import { SelectionFrame } from './SelectionFrame.tsx'
import { StepsSheet } from './StepsSheet.tsx'
import { StepSheet } from './StepSheet.tsx'

/** 名单: who is taken, the balance of the list, and what may be done with it. */
export function SelectionPage() {
  return (
    <SelectionFrame part="list">
      {({ page }) => (
        <WithSide
          sideFirst
          side={
            <div className="stack">
              <StepSheet page={page} />
              <StepsSheet page={page} />
            </div>
          }
        >
          <div className="stack">
            <Figures page={page} />
            <Broken page={page} />
            <Balance page={page} />
            <Names page={page} />
          </div>
        </WithSide>
      )}
    </SelectionFrame>
  )
}
