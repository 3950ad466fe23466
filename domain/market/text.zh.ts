/** What server and web both say about the market, in Chinese. */
export const marketZh = {
  reason: {
    search_down:
      '查找服务暂时没有响应。可先按列表浏览；几秒后重试，仍不行请联系平台运营方查看“系统状态”。',
    search_building: '查找服务正在建立索引，稍后即可使用。可先按列表浏览，约一分钟后重试。',
    kind_unknown: '没有种类“{{kind}}”。请从列表中选择种类，或去掉这一条件。',
    need_without_kind: '请先选择要做的种类，再按需求匹配。',
    need_faulty: '“{{field}}”的要求写法不对，请改写或去掉。',
    nobody: '请先登录。',
    saved_asks_nothing: '请先写明要找什么，再关注。',
    saved_unnamed: '请给这次查找起个名字，至少 2 个字。',
    saved_full: '最多关注 {{most}} 个查找，请先结束一些。',
    saved_name_taken: '已有同名的查找，请换一个名字。',
    saved_meanwhile: '同时保存了另一个查找，请再试一次。',
    saved_moved_on:
      '这个查找已有变化（看到的是第 {{seen}} 版，现为第 {{version}} 版），请刷新后再办。',
    saved_cannot_pause: '只有关注中的查找可以暂停。',
    saved_cannot_resume: '只有暂停的查找可以恢复。',
    saved_cannot_end: '这个查找已经结束。',
    change_due: '交货',
    change_later: '{{day}}（晚 {{days}} 天）',
    change_price: '每件价格',
    change_piece: '≤ ¥{{amount}}',
    change_dearer: '≤ ¥{{amount}}（贵 {{percent}}%）',
    status_title: '查找服务',
    status_offers: '已收录的供给',
    status_of: '{{indexed}}项，库中公开{{published}}项',
    status_behind: '未读的变更',
    status_events: '{{count}}条，{{seconds}}秒前读过',
    status_snapshot: '最近一次快照',
    status_never: '本次启动后尚未保存',
    status_memory: '占用内存',
    status_absent: '查找服务没有运行，下一次查找会启动它；反复如此请查看日志中的“search process”。',
    status_building: '查找服务正在建立索引。',
    status_silent: '查找服务读不到数据库，查到的可能不是最新的。请检查数据库连接。',
    status_differs:
      '索引收录{{indexed}}项，与库中公开的{{published}}项不一致。请运行“baigong search rebuild”。',
  },
  notice: {
    saved: {
      label: '关注的查找有新供给',
      subject: '“{{name}}”有 {{count}} 项新供给',
      body: '自 {{since}} 起，符合“{{name}}”的新供给有 {{count}} 项：{{titles}}。\n可在“关注的查找”中查看、暂停或结束。',
    },
  },
} as const
