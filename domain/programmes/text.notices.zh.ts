/** What people in a programme are told, in Chinese: `{{…Zh}}` are names in the language of the words. */
import { entryNoticesZh } from './text.entry.zh.ts'
import { followingNoticesZh } from './text.following.zh.ts'
import { workgroupNoticesZh } from './text.workgroup.zh.ts'

export const programmeNoticesZh = {
  application_submitted: {
    label: '申报书提交回执',
    subject: '已提交：{{title}}',
    body: '《{{title}}》第 {{seq}} 次提交已收到，回执编号 {{receiptNo}}。\n{{programmeZh}}，接收单位：{{unitZh}}。',
  },
  application_withdrawn: {
    label: '本单位申报书撤回',
    subject: '已撤回：{{title}}',
    body: '{{by}}撤回了《{{title}}》。截止前可以修改后重新提交。',
  },
  file_returned: {
    label: '申报书退回修改',
    subject: '请修改：{{title}}',
    body: '{{unitZh}}退回了《{{title}}》，须修改 {{count}} 处：\n{{reasons}}\n请改好后重新提交。',
  },
  file_declined: {
    label: '申报书不予推荐',
    subject: '不予推荐：{{title}}',
    body: '{{unitZh}}对《{{title}}》不予推荐。理由：{{reason}}',
  },
  file_recalled: {
    label: '申报书恢复办理',
    subject: '恢复办理：{{title}}',
    body: '{{unitZh}}恢复办理《{{title}}》。',
  },
  file_recommended: {
    label: '申报书获得推荐',
    subject: '已推荐：{{title}}',
    body: '{{unitZh}}推荐了《{{title}}》，材料送往：{{nextZh}}。',
  },
  application_delivered: {
    label: '申报书报送主办单位',
    subject: '已报送：{{title}}',
    body: '《{{title}}》随{{unitZh}}的推荐材料报送主办单位。',
  },
  draft_due: {
    label: '申报截止提醒',
    subject: '还有 {{days}} 个工作日：{{title}}',
    body: '《{{title}}》还没有提交。{{programmeZh}}。',
  },
  draft_closed: {
    label: '申报已截止',
    subject: '未提交，已截止：{{title}}',
    body: '申报期限已过，《{{title}}》没有提交。草稿保留，可以查看和下载。',
  },
  mending_due: {
    label: '修改期限提醒',
    subject: '修改期限还有 {{days}} 个工作日：{{title}}',
    body: '《{{title}}》退回后还没有重新提交。',
  },
  mending_lapsed: {
    label: '修改期限已过',
    subject: '修改期限已过：{{title}}',
    body: '《{{title}}》未在修改期限内重新提交。请与推荐单位联系，由其决定是否继续办理。',
  },
  return_lapsed: {
    label: '退回件逾期未改',
    subject: '逾期未改：{{title}}',
    body: '{{applicant}}没有在修改期限内交回《{{title}}》。可以延长期限重新退回，或不予推荐。',
  },
  comment_made: {
    label: '草稿批注',
    subject: '{{by}}批注了《{{title}}》',
    body: '{{text}}',
  },
  comment_replied: {
    label: '对我的批注的回复',
    subject: '{{by}}在《{{title}}》中回复了你的批注',
    body: '{{text}}',
  },
  comment_mentioned: {
    label: '批注中提到我',
    subject: '{{by}}在《{{title}}》中提到你',
    body: '{{text}}',
  },
  draft_shared: {
    label: '受邀查看草稿',
    subject: '{{applicant}}请你看申报书草稿',
    body: '{{applicant}}请本单位查看《{{title}}》草稿并提意见，{{until}}（北京时间）前有效。',
  },
  question_asked: {
    label: '申报咨询待答复',
    subject: '新咨询：{{programmeZh}}',
    body: '{{text}}',
  },
  question_answered: {
    label: '申报咨询已答复',
    subject: '咨询已答复：{{programmeZh}}',
    body: '你问：{{text}}\n答复：{{answer}}',
  },
  briefing_planned: {
    label: '申报说明会',
    subject: '说明会：{{name}}',
    body: '{{programmeZh}}\n时间：{{when}}（北京时间）\n地点：{{place}}',
  },
  briefing_cancelled: {
    label: '说明会取消',
    subject: '说明会取消：{{name}}',
    body: '原定 {{when}}（北京时间）的说明会取消。',
  },
  file_arrived: {
    label: '申报书送达',
    subject: '新送达：{{title}}',
    body: '{{applicant}}的《{{title}}》已送达，等待形式审查。',
  },
  file_withdrawn: {
    label: '申报书被撤回',
    subject: '申报单位撤回：{{title}}',
    body: '{{applicant}}撤回了《{{title}}》，它已离开收件箱和排序。',
  },
  list_due: {
    label: '推荐报送期限提醒',
    subject: '距报送期限还有 {{days}} 个工作日',
    body: '{{programmeZh}}：推荐名单尚未签发报送。',
  },
  list_closed: {
    label: '推荐报送期限已过',
    subject: '报送期限已过：{{programmeZh}}',
    body: '推荐名单没有在期限内签发报送。仍需报送的，请写明逾期理由。',
  },
  list_to_check: {
    label: '推荐名单待复核',
    subject: '待复核：{{programmeZh}}',
    body: '{{by}}送来推荐名单，共 {{count}} 项，请复核。',
  },
  list_to_sign: {
    label: '推荐名单待签发',
    subject: '待签发：{{programmeZh}}',
    body: '{{by}}复核通过推荐名单，共 {{count}} 项，请审阅呈批页后签发。',
  },
  list_back: {
    label: '推荐名单退回经办',
    subject: '名单退回：{{programmeZh}}',
    body: '{{by}}退回推荐名单。理由：{{reason}}',
  },
  list_signed: {
    label: '推荐名单签发',
    subject: '已签发：{{programmeZh}}',
    body: '{{by}}签发推荐名单，共 {{count}} 项，文号 {{number}}。可以生成报送包。',
  },
  list_unsigned: {
    label: '推荐名单撤回签发',
    subject: '签发已撤回：{{programmeZh}}',
    body: '{{by}}撤回了推荐名单的签发。排序可以修改，已生成的报送包作废。',
  },
  exception_asked: {
    label: '例外待确认',
    subject: '例外待确认：{{title}}',
    body: '{{by}}为《{{title}}》申请例外。理由：{{reason}}',
  },
  exception_decided: {
    label: '例外的决定',
    subject: '例外{{outcome}}：{{title}}',
    body: '{{by}}对《{{title}}》的例外作出决定：{{outcome}}。{{note}}',
  },
  copy_received: {
    label: '抄送的推荐名单',
    subject: '收到抄送：{{programmeZh}}',
    body: '{{fromZh}}抄送了推荐名单，共 {{count}} 项。',
  },
  publicity_begun: {
    label: '项目公示',
    subject: '开始公示：{{title}}',
    body: '{{unitZh}}公示拟推荐名单，《{{title}}》在内。公示 {{from}} 至 {{to}}。',
  },
  selection_proposed: {
    label: '入选名单待确认',
    subject: '入选名单待确认：{{programmeZh}}',
    body: '{{by}}提出了入选名单，须由另一人查看后确认。',
  },
  selection_public: {
    label: '拟入选项目公示',
    subject: '拟入选公示：{{title}}',
    body: '《{{title}}》列入拟入选名单，公示 {{from}} 至 {{to}}。',
  },
  selection_objection: {
    label: '收到拟入选名单异议',
    subject: '收到异议：{{programmeZh}}',
    body: '拟入选名单公示期内收到一件异议，请核实后答复。异议人身份仅经办人可查看，每次查看留痕。',
  },
  selection_published: {
    label: '项目入选',
    subject: '入选公布：{{title}}',
    body: '《{{title}}》入选{{programmeZh}}，名单已公布（{{number}}）。',
  },
  publicity_over: {
    label: '公示期满',
    subject: '公示期满：{{programmeZh}}',
    body: '拟推荐名单公示期满，收到异议 {{count}} 件，其中 {{open}} 件待答复。',
  },
  objection_raised: {
    label: '收到异议',
    subject: '收到异议：{{programmeZh}}',
    body: '公示期内收到一件异议，请核实后答复。异议人身份仅经办人可查看，每次查看留痕。',
  },
  objection_decided: {
    label: '异议已答复',
    subject: '异议已答复：{{programmeZh}}',
    body: '{{by}}答复了一件异议：{{outcome}}。',
  },
  package_built: {
    label: '报送包已生成',
    subject: '报送包已生成：{{programmeZh}}',
    body: '共 {{count}} 个项目，版本码 {{code}}。{{renamed}} 个文件因排序变化改了名。',
  },
  package_failed: {
    label: '报送包生成失败',
    subject: '报送包未能生成：{{programmeZh}}',
    body: '{{reasonZh}}',
  },
  package_void: {
    label: '报送包作废',
    subject: '报送包作废：{{programmeZh}}',
    body: '版本码 {{code}} 的报送包作废：{{reasonZh}}\n其中 {{scans}} 份盖章扫描件不再与封存内容一致，须按新版本重新打印、盖章、扫描。',
  },
  package_given_back: {
    label: '推荐材料被退回',
    subject: '主办单位退回推荐材料：{{programmeZh}}',
    body: '主办单位退回了版本码 {{code}} 的推荐材料（{{count}} 个项目）。理由：{{reason}}\n名单已恢复为草稿；修改后重新送复核、签发、生成和报送。',
  },
  mail_failed: {
    label: '报送邮件未发出',
    subject: '第 {{part}} 封邮件未发出：{{programmeZh}}',
    body: '原因：{{fault}}\n请核对收件邮箱后重发，或用本单位邮箱发出后登记。',
  },
  dispatch_coming: {
    label: '推荐材料寄出',
    subject: '寄往本单位：{{unitZh}}',
    body: '{{unitZh}}寄出推荐材料：{{way}} {{number}}。收到后请登记。',
  },
  dispatch_received: {
    label: '推荐材料签收',
    subject: '对方已签收：{{programmeZh}}',
    body: '{{way}} {{number}} 于 {{when}}（北京时间）收到，{{inTime}}。',
  },
  ...entryNoticesZh,
  ...followingNoticesZh,
  ...workgroupNoticesZh,
  package_delivered: {
    label: '推荐单位报送完毕',
    subject: '报送完毕：{{unitZh}}',
    body: '{{unitZh}}要求的各种介质均已寄出，共 {{count}} 个项目。',
  },
} as const

/** Words for codes that stand in the facts of notices. */
export const noticeTermsZh = {
  outcome: { confirmed: '已确认', refused: '未获同意', accepted: '成立', rejected: '不成立' },
  inTime: { yes: '按期', no: '逾期', unknown: '是否按期待定' },
} as const
