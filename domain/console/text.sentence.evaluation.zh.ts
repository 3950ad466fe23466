/** What the history says of evaluation, in Chinese. */
export const evaluationSentencesZh = {
  expert: {
    nominate: '{{who}}提名了一位评审专家。',
    approve: '{{who}}批准一位评审专家入库。',
    change: '{{who}}修改了一位评审专家的资料。',
    suspend: '{{who}}暂停了一位评审专家。',
    reinstate: '{{who}}恢复了一位评审专家。',
    retire: '{{who}}将一位评审专家移出专家库。',
    link: '一位评审专家的账号已关联。',
    invite: '{{who}}邀请一位评审专家开通账号。',
    mend: '{{who}}更新了本人的专家资料。',
    commit: '{{who}}签署了保密承诺。',
  },
  bundle: {
    make: '{{who}}制作了离线评审包（{{items}} 件）。',
    take: '{{who}}读回了离线评审结果（{{items}} 件，校验码 {{checkCode}}）。',
  },
  expertBatch: {
    preview: '{{who}}上传了一份专家名单，供预览（{{rows}} 行）。',
    commit: '{{who}}批量导入了评审专家（{{taken}} 行）。',
    admit: '{{who}}批准一批导入的评审专家入库（{{admitted}} 位）。',
    undo: '{{who}}撤销了一批导入的评审专家（{{undone}} 行）。',
  },
  round: {
    make: '{{who}}建立了一个评审批次。',
    reassign: '{{who}}重新分派一个评审批次。',
    assign: '{{who}}确定了一个评审批次的分派。',
    invite: '{{who}}向一个评审批次的专家发出邀请。',
    start: '{{who}}开始了一个评审批次的评分。',
    proposeFreeze: '{{who}}提议冻结一个评审批次。',
    look: '{{who}}查看了一个评审批次将冻结的评审份数和变动。',
    remind: '{{who}}催办了一个评审批次的专家。',
    freeze: '{{who}}确认冻结了一个评审批次。',
    release: '{{who}}公开了一个评审批次的结果。',
  },
  item: {
    add: '{{who}}加入了评审件。',
    remove: '{{who}}移出了一个评审件。',
  },
  assignment: {
    make: '{{who}}把一个评审件分派给一位专家。',
    replace: '{{who}}更换了一位评审专家。',
    accept: '{{who}}声明无利益冲突并接受了一件评审。',
    decline: '{{who}}没有接受一件评审。',
    abstain: '{{who}}对一件评审弃权。',
    open: '{{who}}开始评审一件。',
    handIn: '{{who}}提交了一份评审。',
    reopen: '{{who}}重新打开了一份评审。',
  },
  panel: {
    make: '{{who}}建立了一个专家组。',
    put: '{{who}}确定了一个专家组：{{members}} 人，{{items}} 件，新增 {{assignments}} 项分派。',
    remove: '{{who}}删除了一个空的专家组。',
  },
  session: {
    make: '{{who}}安排了一场专家组会议。',
    cancel: '{{who}}取消了一场专家组会议，涉及 {{slots}} 件。',
    schedule:
      '{{who}}排了会议日程：{{placed}} 件有时段，{{moved}} 件改动，{{unplaced}} 件未排下。',
    call: '{{who}}通知了会议日程，共 {{slots}} 件。',
  },
  hearing: {
    confirm: '{{who}}确认了答辩或现场评审的时间。',
    ask: '{{who}}请求另安排答辩或现场评审的时间。',
  },
  record: {
    open: '{{who}}开始填写一份专家组会议记录。',
    sign: '{{who}}签署了一份专家组会议记录。',
  },
  arrangement: {
    ask: '{{who}}请求计算一个分派方案。',
    confirm: '{{who}}确认了一个分派方案，共 {{pairs}} 项分派。',
  },
  draw: {
    commit: '{{who}}固定了抽签名单，公布了名单和密钥的摘要。',
    witness: '{{who}}见证了一次抽签。',
    run: '{{who}}启动抽签。',
    draw: '抽签产生 {{pairs}} 项分派。',
    fail: '抽签没有抽成。',
    abandon: '{{who}}在抽签前放弃了固定的名单。',
  },
  discussion: {
    open: '一个评审件的意见相差较大，系统发起了讨论。',
    say: '{{who}}在一个评审件的讨论中发言。',
  },
} as const
