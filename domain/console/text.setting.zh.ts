/** What each setting is called and what it does. Dots of names are no keys here: they are written as `__`. */
export const settingsZh = {
  files__organisation_quota_bytes: {
    label: '每个单位的存储空间',
    help: '单位全部附件之和的上限。调低后，已超出的单位不能再上传，原有文件不受影响。',
  },
  files__person_quota_bytes: {
    label: '个人的存储空间',
    help: '未代表任何单位时上传文件的上限。',
  },
  people__session_days: {
    label: '登录最长保持',
    help: '到期须重新登录。只影响以后的登录。',
  },
  people__session_idle_minutes: {
    label: '无操作自动退出',
    help: '超过这段时间没有操作，须重新登录。只影响以后的登录。',
  },
  console__viewing_minutes: {
    label: '以他人视角查看的时限',
    help: '到时自动恢复为本人视角。',
  },
  notices__digest_hour: {
    label: '每日汇总的发送时间',
    help: '本人未另行设置时，在工作日的这个整点（北京时间）发送。',
  },
  console__join_request_days: {
    label: '加入申请转交运营方的期限',
    help: '单位管理员在这么多个工作日内没有处理，申请转到运营方的待办；没有管理员的单位立即转交。',
  },
  programmes__publicity_days: {
    label: '公示期默认天数',
    help: '项目文件没有规定推荐前公示天数时采用，按工作日计，公示当日不计。项目文件已有规定的以规定为准，这里改动不影响。',
  },
  programmes__four_eyes: {
    label: '经办、复核、签发须由不同的人办理',
    help: '推荐名单的三步。改为“否”后同一人可以连续办理，适合人手少的推荐单位，各步仍分别留痕；超额等例外仍须另一人同意。改动立即生效，已办的步骤不变。',
  },
  evaluation__public_export: {
    label: '公开已公布批次的匿名得分',
    help: '改为“是”后，结果已公开的评审批次可由任何人下载匿名得分，用 baigong evaluation reproduce 复算名次。其中没有项目、专家的名称和评语；但与公布的名单对照，名次靠前的项目可能被认出，请先征得专家和申报单位同意。',
  },
  kernel__national_seals: {
    label: '封存加用国密（SM3、SM2）',
    help: '改为“是”后，此后的每次封存在 SHA-256、Ed25519 之外，再以 SM3 计算摘要并以 SM2 签名，回执、报送包和操作记录的凭证随之带有两套证明，均可用 baigong verify 核对。不影响保存和提交的速度。签名密钥由本平台自行生成，不等同于有资质机构签发的证书。',
  },
  webhooks__private_networks: {
    label: '允许推送到内部网络',
    help: '改为“是”后，事件推送的接收地址可以在 10、172.16、192.168 等内部网段。仅在接收程序与平台同处一个内网、且登记者可信时使用；云平台自用地址始终不可达。',
  },
  webhooks__loopback: {
    label: '允许推送到本机',
    help: '改为“是”后，接收地址可以指向平台所在的机器，并可使用 http。用于演示、测试或同机部署的接收程序。',
  },
  kernel__rate_per_minute: {
    label: '每分钟请求上限',
    help: '每人（未登录按网络地址）每分钟的请求数，超过后须稍候。',
  },
  brand__name_zh: { label: '平台名称（中文）', help: '显示在页眉和邮件中。' },
  brand__name_en: { label: '平台名称（英文）', help: '英文页面的页眉和邮件使用。' },
  brand__short_name_zh: { label: '简称（中文）', help: '窄屏和窗口标题使用，最多 8 个字。' },
  brand__short_name_en: { label: '简称（英文）', help: '英文窄屏和窗口标题使用。' },
  brand__footer_zh: {
    label: '页脚文字（中文）',
    help: '一行一条，最多 6 行，如主办、承办、技术支持单位。',
  },
  brand__footer_en: { label: '页脚文字（英文）', help: '与中文逐行对应。' },
  brand__contact_zh: { label: '联系处室（中文）', help: '写处室和办公电话，不写个人姓名。' },
  brand__contact_en: { label: '联系处室（英文）', help: '英文页面使用。' },
  brand__icp_number: {
    label: 'ICP 备案号',
    help: '如“京ICP备12345678号-1”。面向公众开放的网站须在页脚标明。',
  },
} as const
