/** What panels, applicants and offices are told about sessions, in Chinese. */
export const evaluationSessionNoticesZh = {
  sits: {
    label: '专家组会议通知',
    subject: '{{panel}} {{from}}开会：{{round}}',
    body: '{{office}}安排了“{{round}}”{{panel}}的会议：{{from}}，{{place}}。\n请按时参加；日程可在“专家组会议”中查看和下载。',
  },
  heard: {
    label: '答辩和现场评审通知',
    subject: '{{from}}：{{title}}',
    body: '{{office}}为“{{title}}”安排了时间：{{from}}，{{place}}。\n请在“答辩和现场评审”中确认；确有困难的，可以写明理由请求另安排时间。',
  },
  heardAnew: {
    label: '答辩和现场评审改期',
    subject: '时间有变，改为 {{from}}：{{title}}',
    body: '{{office}}把“{{title}}”的时间由 {{before}} 改为 {{from}}，{{place}}。\n以前的确认不再有效，请在“答辩和现场评审”中重新确认；确有困难的，可以写明理由请求另安排时间。',
  },
  sessionOff: {
    label: '专家组会议取消',
    subject: '{{panel}} {{from}}的会议取消：{{round}}',
    body: '{{office}}取消了“{{round}}”{{panel}}原定 {{from}} 的会议。理由：{{reason}}\n另行安排后再通知。',
  },
  hearingOff: {
    label: '答辩和现场评审取消',
    subject: '原定 {{from}} 的安排取消：{{title}}',
    body: '{{office}}取消了“{{title}}”原定 {{from}} 的安排。理由：{{reason}}\n另行安排后再通知。',
  },
  changeAsked: {
    label: '请求另安排时间',
    subject: '申报单位请求另安排时间：{{title}}',
    body: '“{{round}}”中“{{title}}”的申报单位请求更改 {{from}} 的安排。理由：{{reason}}\n重新排日程时会避开。',
  },
} as const
