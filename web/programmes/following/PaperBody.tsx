import { useTranslation } from '../../kernel/words.ts'
import type { PaperContent } from '../../../domain/programmes/paper.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextArea } from '../../ui/TextInput.tsx'
import { BookForm } from './BookForm.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { Evidence } from './Evidence.tsx'
import type { FollowingFile } from './Indicators.tsx'
import type { PaperFile } from './PaperPage.tsx'
import { ReportForm } from './ReportForm.tsx'
import { Said } from './Said.tsx'

export type BodyProps<Content extends PaperContent = PaperContent> = {
  readonly following: FollowingFile
  readonly paper: PaperFile
  readonly content: Content
  /** Null where it is only read. */
  readonly onChange: ((content: Content) => void) | null
}

type Acceptance = Extract<PaperContent, { kind: 'acceptance' }>
type Withdrawal = Extract<PaperContent, { kind: 'withdrawal' }>

function AcceptanceForm(props: BodyProps<Acceptance>) {
  const { t } = useTranslation('following')
  const { content, onChange } = props
  const fields = ['done', 'results'] as const
  return (
    <Sheet inside="form">
      <div className="stack">
        {fields.map((key) =>
          onChange === null ? (
            <Said key={key} label={t(key)} text={content[key]} />
          ) : (
            <TextArea
              key={key}
              label={t(key)}
              rows={6}
              most={5000}
              value={content[key]}
              onChange={(text) => onChange({ ...content, [key]: text })}
            />
          ),
        )}
        <Evidence
          {...props}
          files={content.files}
          onFiles={onChange && ((files) => onChange({ ...content, files }))}
        />
      </div>
    </Sheet>
  )
}

function WithdrawalForm({ content, onChange }: BodyProps<Withdrawal>) {
  const { t } = useTranslation('following')
  return (
    <Sheet inside="form">
      {onChange === null ? (
        <Said label={t('withdrawReason')} text={content.reason} />
      ) : (
        <TextArea
          label={t('withdrawReason')}
          rows={5}
          most={2000}
          value={content.reason}
          onChange={(reason) => onChange({ ...content, reason })}
        />
      )}
    </Sheet>
  )
}

/** A paper to be written or read, by its kind. */
export function PaperBody(props: BodyProps) {
  const { content, onChange } = props
  switch (content.kind) {
    case 'taskBook':
      return <BookForm {...props} content={content} onChange={onChange} />
    case 'report':
      return <ReportForm {...props} content={content} onChange={onChange} />
    case 'change':
      return <ChangeForm {...props} content={content} onChange={onChange} />
    case 'acceptance':
      return <AcceptanceForm {...props} content={content} onChange={onChange} />
    case 'withdrawal':
      return <WithdrawalForm {...props} content={content} onChange={onChange} />
  }
}
