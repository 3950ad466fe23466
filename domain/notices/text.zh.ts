/** What server and web both say about notices, in Chinese. */
export const noticesZh = {
  reason: {
    kind_unknown: '没有“{{kind}}”这类消息。请刷新页面后重新设置。',
    kind_is_needed: '这类消息关系到办理期限或账号安全，不能关闭邮件，可以改为每日汇总。',
    kind_is_urgent: '这类消息需要立即送达，不能放入每日汇总。',
    unsubscribe_unknown: '退订链接无效或不完整。请登录后在“消息设置”中修改。',
    address_form:
      '账号格式不对：只能有字母、数字和 . _ - + @，最多 {{limit}} 个字符。请到该应用的“个人信息”中核对。',
    address_asked_just_now: '验证码刚刚发出，请在 {{seconds}} 秒后再试。',
    address_code_over: '验证码已失效或输错次数过多。请重新获取。',
    address_code_wrong: '验证码不对。请核对后重新输入。',
    channel_no_address: '你还没有绑定这个渠道的账号。请先在“消息设置”中绑定。',
    no_mailbox: '演示邮箱只在演示环境中提供。请到你的邮箱查看。',
    too_many_recipients: '一次最多通知 {{limit}} 人。请缩小范围后分批发送。',
    mail_not_set_up:
      '本系统没有设置发信服务器，邮件没有发出。请联系平台管理员设置，或用本单位邮箱发送后登记。',
    mail_bounced: '发往这个地址的邮件被退回。请核对邮箱地址后修改。',
    mail_failed: '多次尝试后仍未送达。请检查邮件服务器设置，或稍后重发。',
  },
  channel: {
    mail: '邮件',
    sms: '短信',
    wecom: '企业微信',
    dingtalk: '钉钉',
    feishu: '飞书',
  },
  choice: { at_once: '立即', digest: '每日汇总', off: '不发送' },
  letterState: {
    waiting: '待发送',
    sending: '发送中',
    sent: '已发送',
    kept: '已存入本地发件箱',
    bounced: '被退回',
    failed: '发送失败',
  },
  letter: {
    greeting: '{{name}}，你好：',
    stranger: '你好：',
    open: '打开查看',
    digestSubject: '{{brand}}消息汇总（{{count}} 条）',
    digestIntro: '以下是上次汇总以来的 {{count}} 条消息：',
    digestMore: '另有 {{count}} 条，请登录后查看。',
    all: '查看全部消息',
    due: '截止：{{due}}',
    why: '这封邮件由“{{brand}}”自动发出，请勿回复。',
    settings: '消息设置',
    unsubscribe: '不再接收“{{label}}”邮件',
    demo: '演示环境：这封邮件只存在于演示邮箱，没有真正发出。',
  },
  code: {
    signUp: {
      subject: '确认你的邮箱',
      body: '有人用这个邮箱注册“{{brand}}”账号。如果是你本人，请输入下面的验证码，或打开链接。{{minutes}} 分钟内有效。\n如果不是你，请忽略这封邮件。',
      known:
        '有人用这个邮箱注册“{{brand}}”账号，但它已有账号，因此没有新建。如果是你本人，请直接登录；忘记密码可在登录页找回。\n如果不是你，请忽略这封邮件。',
    },
    recovery: {
      subject: '重设密码',
      body: '有人请求重设这个账号的密码。如果是你本人，请输入下面的验证码，或打开链接。{{minutes}} 分钟内有效。\n如果不是你，请忽略这封邮件，密码不会改变。',
    },
    email: {
      subject: '确认新的邮箱地址',
      body: '你正在把“{{brand}}”账号的邮箱改为这个地址。请输入下面的验证码，或打开链接。{{minutes}} 分钟内有效。',
      known:
        '有人想把自己的“{{brand}}”账号邮箱改为这个地址，但它已有账号，因此没有改动。如果不是你，请忽略。',
    },
    mobile: {
      subject: '绑定手机号',
      body: '验证码 {{code}}，用于绑定手机号，{{minutes}} 分钟内有效。请勿告诉他人。',
    },
    proof: {
      subject: '确认是你本人操作',
      body: '验证码 {{code}}，用于确认修改账号的登录方式，{{minutes}} 分钟内有效。如果不是你，请立即登录并退出其他设备。请勿告诉他人。',
    },
    mobileSignIn: {
      subject: '登录验证码',
      body: '验证码 {{code}}，用于登录，{{minutes}} 分钟内有效。请勿告诉他人。',
    },
    address: {
      subject: '绑定账号的验证码',
      body: '验证码 {{code}}，用于绑定“{{brand}}”的{{channel}}，{{minutes}} 分钟内有效。请勿告诉他人。',
    },
    open: '打开链接确认',
  },
  test: {
    subject: '{{channel}}测试消息',
    body: '这是一条测试消息。你收到它，说明{{channel}}已经接通。',
  },
  invitation: {
    subject: '邀请你加入{{org}}',
    body: '{{by}}邀请你加入“{{org}}”，共同办理业务。邀请在 {{until}} 前有效。\n如果你不认识邀请人，请忽略这封邮件。',
    someone: '该单位管理员',
    open: '查看邀请',
  },
  kind: {
    account_protected: {
      label: '账号安全变更',
      subject: '你的账号{{change}}已修改',
      body: '你的账号{{change}}刚刚被修改。\n如果不是你本人操作，请立即重设密码，并联系平台运营方。',
    },
    account_ways_changed: {
      label: '登录方式变动',
      subject: '你的账号{{change}}',
      body: '你的账号刚刚{{change}}。\n如果不是你本人操作，请立即重设密码，到“账号安全”移除不认识的登录方式，并联系平台运营方。',
    },
    join_requested: {
      label: '加入单位的申请',
      subject: '{{person}}申请加入{{org}}',
      body: '{{person}}申请加入“{{org}}”。请核实身份后同意或拒绝。',
    },
    join_decided: {
      label: '加入申请的结果',
      subject: '加入{{org}}的申请{{outcome}}',
      body: '你加入“{{org}}”的申请{{outcome}}。',
    },
    organisation_decided: {
      label: '单位登记的结果',
      subject: '{{org}}的登记{{outcome}}',
      body: '“{{org}}”的登记{{outcome}}。',
    },
    deputy_named: {
      label: '被指定为代理人',
      subject: '{{person}}请你代理',
      body: '{{person}}在“{{org}}”指定你为代理人。代理期间办理的事项会同时记录双方姓名，期限和范围见“代理”页面。',
    },
  },
  wayChange: {
    passkeyAdded: '新增了一个通行密钥',
    passkeyRemoved: '移除了一个通行密钥',
    passkeySuspended: '停用了一个可能已被复制的通行密钥',
    passkeyStep: '更改了“密码后再验证通行密钥”的设置',
    linked: '关联了一个外部账号',
    unlinked: '解除了一个外部账号的关联',
  },
  change: { password: '密码', email: '邮箱', mobile: '手机号', totp: '验证器', other: '安全设置' },
  outcome: { accepted: '已同意', refused: '未获同意', verified: '已核验', rejected: '未通过核验' },
} as const
