import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../kernel/words.ts'
import { readReceiptNo } from '../../../domain/programmes/objection.ts'
import { PageHead } from '../../kernel/shell/PageHead.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import css from '../guidance/Guidance.module.css'

/** The way back to one's objection: its receipt number is all that is asked. */
export function FindReceiptPage() {
  const { t } = useTranslation('guidance')
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const look = () => {
    const receiptNo = readReceiptNo(text)
    setWrong(receiptNo === null)
    if (receiptNo !== null) void navigate({ to: '/objections/$receiptNo', params: { receiptNo } })
  }
  return (
    <>
      <PageHead
        title={t('receipt.find')}
        crumbs={[{ label: t('publicity.title'), to: '/publicities' }]}
      />
      <header className={css.head}>
        <h1 className="songTitle">{t('receipt.title')}</h1>
        <p>{t('receipt.find')}</p>
      </header>
      <form
        className={`stack ${css.find}`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          look()
        }}
      >
        <TextInput
          label={t('receipt.number')}
          help={t('receipt.numberHelp')}
          autoComplete="off"
          spellCheck={false}
          {...(wrong ? { error: t('receipt.numberWrong') } : {})}
          value={text}
          onChange={(next) => {
            setText(next)
            setWrong(false)
          }}
        />
        <div>
          <Button kind="primary" type="submit">
            {t('receipt.look')}
          </Button>
        </div>
      </form>
    </>
  )
}
