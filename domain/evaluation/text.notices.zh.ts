/** What experts and offices are told about reviews, in Chinese. */
export const evaluationNoticesZh = {
  invited: {
    label: '评审邀请',
    subject: '请你评审 {{count}} 件：{{round}}',
    body: '{{office}}请你参加“{{round}}”，有 {{count}} 件待你答复。\n请先就所列单位声明有无利益冲突，再决定是否接受。评审须在 {{scoreBy}} 前完成。',
  },
  started: {
    label: '评审开始',
    subject: '可以开始评审了（{{count}} 件）：{{round}}',
    body: '“{{round}}”已开始评审，你有 {{count}} 件。打开后即可对照材料评分，写下的内容随时保存。须在 {{scoreBy}} 前完成。',
  },
  due: {
    label: '评审到期提醒',
    subject: '评审还有 {{days}} 个工作日到期：{{round}}',
    body: '“{{round}}”还有评审没有提交，须在 {{scoreBy}} 前完成。',
  },
  cancelled: {
    label: '评审批次撤销',
    subject: '评审已撤销，不必再评：{{round}}',
    body: '{{office}}撤销了“{{round}}”，你的 {{count}} 件不必再评。已写的内容仍然密封保存，不公开、不计分。理由：{{reason}}',
  },
  roundCancelled: {
    label: '评审批次撤销（监督）',
    subject: '评审批次已撤销：{{round}}',
    body: '{{office}}撤销了未冻结的批次“{{round}}”，其中的评审件可以另送。理由：{{reason}}',
  },
  discussed: {
    label: '评审讨论',
    subject: '请看一下不同意见：{{round}}',
    body: '“{{round}}”中有一件评审分歧较大，系统已请该件的专家讨论。你可以匿名看到其他专家的评分，并修改一次自己的评审。',
  },
  said: {
    label: '讨论发言',
    subject: '讨论中有新的发言：{{round}}',
    body: '“{{round}}”中你参加讨论的一件有新的发言。发言以编号署名，冻结之前组织单位看不到。',
  },
  drawWaits: {
    label: '抽签等待见证',
    subject: '抽签等待见证：{{round}}',
    body: '{{office}}已固定“{{round}}”的抽签名单，公布了名单和密钥的摘要（/draws/{{drawId}}）。请打开批次的抽签页，写下随机文字作见证；有人见证之后才能抽签。',
  },
  refilled: {
    label: '候补补位',
    subject: '空出的 {{count}} 个位置已由候补补上：{{round}}',
    body: '“{{round}}”中有专家谢绝、回避或弃权。空出的 {{count}} 个位置已按抽签次序由候补补上，并已邀请。',
  },
  vacated: {
    label: '评审缺员',
    subject: '有专家谢绝或弃权：{{round}}',
    body: '“{{round}}”中有专家谢绝、回避或弃权，请另行分派。',
  },
} as const
