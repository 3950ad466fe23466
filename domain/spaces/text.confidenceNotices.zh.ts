/** What people are told of what was kept to few, in Chinese. */
export const confidenceNoticesZh = {
  recalled: {
    label: '保密内容收回',
    subject: '请删除：{{keeper}}收回了保密内容',
    body: '{{keeper}}收回了本单位看过的保密内容，理由：{{reason}}\n请停止使用，并删除本单位持有的副本。',
  },
} as const
