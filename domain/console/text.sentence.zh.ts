/** One sentence a verb of the history. `who` is a name with its organisation, `thing` what it was done to. */
export const sentencesZh = {
  people: {
    person: {
      signUp: '{{thing}}注册了账号。',
      disable: '{{who}}停用了{{thing}}的账号。',
      enable: '{{who}}恢复了{{thing}}的账号。',
    },
    session: {
      signIn: '{{thing}}登录了平台。',
      signOut: '{{who}}退出了登录。',
      end: '{{who}}让自己的一台设备退出了登录。',
      endOthers: '{{who}}让自己的其他设备全部退出了登录（{{ended}} 台）。',
      actFor: '{{who}}改为代表{{thing}}办理业务。',
      startViewing: '{{who}}开始以{{orgId}}{{personId}}的视角查看。',
      stopViewing: '{{who}}结束了以他人视角查看。',
    },
    account: {
      change: '{{who}}修改了自己的姓名或语言。',
      changePassword: '{{who}}修改了自己的密码。',
      recover: '{{thing}}通过邮件重设了密码。',
      changeEmail: '{{thing}}更换了邮箱。',
      changeMobile: '{{thing}}更换了手机号码。',
      startTotp: '{{thing}}绑定了验证器。',
      stopTotp: '{{thing}}停用了验证器。',
      renewRecoveryCodes: '{{thing}}重新生成了恢复码。',
      useRecoveryCode: '{{thing}}使用了一个恢复码。',
      erase: '{{who}}注销了账号{{thing}}，个人信息已不可恢复。',
    },
    organisation: {
      register: '{{who}}登记了单位{{thing}}。',
      amend: '{{who}}修改了单位{{thing}}的登记信息并重新送审。',
      verify: '{{who}}核验通过了单位{{thing}}的登记。',
      refuse: '{{who}}退回了单位{{thing}}的登记。',
      establish: '{{who}}设立了单位{{thing}}。',
      rename: '{{who}}变更了单位名称，现为{{thing}}。',
      addFormerName: '{{who}}为单位{{thing}}补充了曾用名。',
    },
    profile: { save: '{{who}}保存了单位{{thing}}的基本信息（第 {{version}} 版）。' },
    membership: {
      grant: '{{who}}将{{personId}}加入单位{{orgId}}。',
      change: '{{who}}调整了成员{{personId}}的角色或岗位。',
      end: '{{who}}结束了{{personId}}的成员资格。',
      handOver: '{{who}}办理了职责移交（{{roles}}）。',
    },
    unit: {
      add: '{{who}}新增了部门。',
      change: '{{who}}修改了部门。',
      remove: '{{who}}撤销了部门。',
    },
    deputy: {
      name: '{{who}}指定了代理人（{{roles}}）。',
      end: '{{who}}结束了一项代理。',
    },
    invitation: {
      send: '{{who}}邀请他人加入{{orgId}}（{{roles}}）。',
      resend: '{{who}}重发了一份邀请。',
      revoke: '{{who}}撤回了一份邀请。',
      accept: '{{personId}}接受邀请，加入了单位。',
    },
    joinRequest: {
      send: '{{who}}申请加入{{orgId}}。',
      decide: '{{who}}处理了一份加入申请。',
    },
    apiKey: { make: '{{who}}签发了一个接口密钥。', revoke: '{{who}}吊销了一个接口密钥。' },
    role: {
      save: '{{who}}保存了角色{{thing}}，权限已随之更新。',
      remove: '{{who}}删除了角色{{thing}}。',
    },
  },
  files: {
    upload: { create: '{{who}}开始上传一个文件。', cancel: '{{who}}取消了一次上传。' },
    version: {
      keep: '{{who}}上传的文件已存档（第 {{number}} 版）。',
      attach: '{{who}}添加了一份附件。',
      detach: '{{who}}移除了一份附件。',
      remove: '{{who}}删除了一个文件版本。',
    },
  },
  notices: {
    preference: {
      change: '{{who}}修改了消息设置。',
      unsubscribe: '{{thing}}退订了一类邮件。',
    },
    address: {
      ask: '{{who}}请求绑定一个消息账号。',
      prove: '{{who}}绑定了一个消息账号。',
      remove: '{{who}}解除了一个消息账号的绑定。',
    },
    channel: { test: '{{who}}向自己发送了一条测试消息。' },
  },
  console: {
    approval: {
      approve: '{{who}}同意了一项待办（{{kind}}）。',
      refuse: '{{who}}退回了一项待办（{{kind}}）。',
    },
    role: {
      add: '{{who}}新增了角色{{thing}}。',
      change:
        '{{who}}修改了角色{{thing}}（第 {{version}} 次变更，新增权限 {{added}} 项，取消 {{removed}} 项）。',
      remove: '{{who}}删除了角色{{thing}}。',
    },
    agreement: {
      draft: '{{who}}起草了协议文本{{thing}}。',
      save: '{{who}}保存了协议文本草稿{{thing}}。',
      discard: '{{who}}删除了一份协议文本草稿。',
      publish: '{{who}}发布了协议文本{{thing}}。',
      accept: '{{who}}同意了{{thing}}。',
    },
    announcement: {
      publish: '{{who}}发布了公告{{thing}}。',
      change: '{{who}}修改了公告{{thing}}。',
      withdraw: '{{who}}撤下了公告{{thing}}。',
      restore: '{{who}}恢复了公告{{thing}}。',
    },
    setting: { change: '{{who}}修改了设置{{thing}}（第 {{version}} 次变更）。' },
    viewing: { start: '{{who}}申请以{{thing}}的视角查看，限 {{minutes}} 分钟。' },
    job: { retry: '{{who}}重试了一个失败的后台任务（编号 {{thing}}）。' },
  },
  programmes: {
    programme: {
      add: '{{who}}新建了项目{{thing}}。',
      change: '{{who}}修改了项目{{thing}}的规则。',
      open: '{{who}}开放了项目{{thing}}的申报。',
      discard: '{{who}}删除了项目草稿 {{thing}}。',
      close: '{{who}}关闭了项目{{thing}}的申报。',
    },
    seat: { fill: '{{who}}为项目{{thing}}配置了推荐单位{{unit}}。' },
    quotaCondition: {
      confirm:
        '{{who}}为项目{{thing}}的推荐单位{{unit}}确认了名额条件{{condition}}。理由：{{reason}}',
      withdraw:
        '{{who}}撤回了项目{{thing}}推荐单位{{unit}}的名额条件{{condition}}。理由：{{reason}}',
    },
    mail: { setMailbox: '{{who}}填写了项目{{thing}}的接收邮箱（{{medium}}）。' },
    package: { deliver: '{{who}}把推荐材料全部寄出，报送完成。' },
    dispatch: {
      recordConfidential: '{{who}}登记了一件机要件。',
      receive: '{{who}}登记收到一件材料。',
    },
    winner: {
      preview: '{{who}}上传了往年入选名单，供预览（{{rows}} 行）。',
      commit: '{{who}}导入了往年入选名单（{{taken}} 行）。',
      undo: '{{who}}撤销了一批往年入选名单。',
    },
    application: {
      start: '{{who}}开始填写一份申报书。',
      chooseDirections: '{{who}}调整了申报方向（{{directions}}）。',
      submit: '{{who}}提交了申报书（第 {{seq}} 次提交）。',
      withdraw: '{{who}}撤回了申报书。',
      discard: '{{who}}删除了一份申报草稿。',
    },
    question: { ask: '{{who}}就项目提出了一个问题。', answer: '{{who}}答复了一个问题。' },
    briefing: { plan: '{{who}}安排了一场申报说明会。', cancel: '{{who}}取消了一场申报说明会。' },
    comment: { make: '{{who}}发表了一条批注。', resolve: '{{who}}处理了一条批注。' },
    guest: { invite: '{{who}}邀请单位查看申报草稿。', end: '{{who}}结束了草稿查看邀请。' },
  },
} as const
