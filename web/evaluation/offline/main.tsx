/** Opens the page of a bundle. What it needs stands in the file itself. */
import '../../look/tokens.css'
import '../../look/base.css'
import { createRoot } from 'react-dom/client'
import type { Bundle } from '../../../domain/evaluation/bundle.ts'
import { evaluationEn } from '../../../domain/evaluation/text.en.ts'
import { evaluationZh } from '../../../domain/evaluation/text.zh.ts'
import { kernelEn } from '../../../domain/kernel/text.en.ts'
import { kernelZh } from '../../../domain/kernel/text.zh.ts'
import { startTexts } from '../../kernel/i18n.ts'
import { mergeTexts } from '../../kernel/merge.ts'
import { remember, remembered } from '../../kernel/stored.ts'
import { kernelEn as kernelWebEn } from '../../kernel/text.en.ts'
import { kernelZh as kernelWebZh } from '../../kernel/text.zh.ts'
import { startTheme } from '../../kernel/theme.ts'
import { uiEn } from '../../ui/text.en.ts'
import { uiZh } from '../../ui/text.zh.ts'
import { evaluationWebEn } from '../text.en.ts'
import { evaluationWebZh } from '../text.zh.ts'
import { OfflinePage } from './OfflinePage.tsx'

const texts = {
  zh: async () => ({
    kernel: async () => mergeTexts(kernelZh, kernelWebZh),
    ui: async () => uiZh,
    evaluation: async () => mergeTexts(evaluationZh, evaluationWebZh),
  }),
  en: async () => ({
    kernel: async () => mergeTexts(kernelEn, kernelWebEn),
    ui: async () => uiEn,
    evaluation: async () => mergeTexts(evaluationEn, evaluationWebEn),
  }),
}

async function open(at: HTMLElement, data: string): Promise<void> {
  const bundle = JSON.parse(data) as Bundle
  // The bundle was made in a language; whoever chose another on this computer keeps it.
  if (remembered('language') === null) {
    remember('language', document.documentElement.lang.startsWith('en') ? 'en' : 'zh')
  }
  startTheme()
  await startTexts(texts)
  createRoot(at).render(<OfflinePage bundle={bundle} />)
}

const root = document.getElementById('root')
const data = document.getElementById('bundle')?.textContent
if (root === null || data === undefined || data === null) throw new Error('the page has no bundle')
void open(root, data)
