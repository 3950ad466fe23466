/** What people are told of activities, in Chinese. */
export const activitiesNoticesZh = {
  registered: {
    label: '活动报名结果',
    subject: '{{outcome}}：{{title}}',
    body: '《{{title}}》：{{outcome}}。\n时间：{{when}}；地点：{{place}}。\n签到码在活动页面，现场出示。',
  },
  moved_up: {
    label: '候补成功',
    subject: '候补成功：{{title}}',
    body: '有名额空出，你已补入《{{title}}》。\n时间：{{when}}；地点：{{place}}。\n不能参加的，请尽早取消，让给后面的人。',
  },
  activity_moved: {
    label: '活动时间或地点变更',
    subject: '有变更：{{title}}',
    body: '《{{title}}》的时间、地点或链接有变更。现为：{{when}}，{{place}}。',
  },
  activity_cancelled: {
    label: '活动取消',
    subject: '已取消：{{title}}',
    body: '《{{title}}》（{{when}}）已取消。理由：{{reason}}',
  },
  activity_coming: {
    label: '活动提醒',
    subject: '还有 {{days}} 个工作日：{{title}}',
    body: '《{{title}}》将于 {{when}} 举行，地点：{{place}}。签到码在活动页面，现场出示。',
  },
  cohost_invited: {
    label: '协办邀请',
    subject: '邀请协办：{{title}}',
    body: '举办单位邀请本单位协办《{{title}}》（{{when}}，{{place}}）。请接受或谢绝；协办后可以查看报名名单、办理签到。',
  },
  cohost_released: {
    label: '协办结束',
    subject: '不再协办：{{title}}',
    body: '举办单位已结束本单位对《{{title}}》（{{when}}，{{place}}）的协办。本单位不再列为协办单位，也看不到报名名单。如有疑问，请联系举办单位。',
  },
  cohost_answered: {
    label: '协办答复',
    subject: '{{org}}{{answer}}：{{title}}',
    body: '{{org}}{{answer}}协办《{{title}}》。',
  },
} as const

export const activitiesTermsZh = {
  answer: { accept: '同意', decline: '谢绝' },
  outcome: { registered: '报名成功', waiting: '已进入候补' },
} as const
