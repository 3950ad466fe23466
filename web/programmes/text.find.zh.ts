/** What ⌘K says of each kind of thing that it found, in Chinese. */
export const findZh = {
  found: {
    application: '申报书',
    candidate: '收件',
    question: '咨询',
    programme: '通知',
    programmeDraft: '通知草稿',
  },
} as const
