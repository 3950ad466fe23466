/** Sentences of the history about offers, spaces, cases and activities, in Chinese. */
export const spreadSentencesZh = {
  webhooks: {
    subscription: {
      add: '{{who}}登记了事件推送{{thing}}（{{kinds}} 种事件）。',
      change: '{{who}}修改了事件推送{{thing}}（第 {{version}} 版）。',
      remove: '{{who}}移除了事件推送{{thing}}。',
      rotateSecret: '{{who}}更换了事件推送{{thing}}的密钥。',
      pause: '{{who}}暂停了事件推送{{thing}}。',
      resume: '{{who}}恢复了事件推送{{thing}}。',
      test: '{{who}}向事件推送{{thing}}发送了测试事件。',
    },
    delivery: { replay: '{{who}}重新推送了{{thing}}的 {{count}} 条记录。' },
  },
  activities: {
    activity: {
      plan: '{{who}}筹备了活动{{thing}}。',
      change: '{{who}}修改了活动{{thing}}（第 {{version}} 版）。',
      publish: '{{who}}发布了活动{{thing}}。',
      cancel: '{{who}}取消了活动{{thing}}。',
      discard: '{{who}}放弃了活动草稿{{thing}}。',
    },
    registration: {
      come: '{{who}}报名了活动{{thing}}。',
      leave: '{{who}}取消了活动{{thing}}的报名。',
      moveUp: '活动{{thing}}有名额空出，一人由候补补入。',
    },
    cohost: {
      invite: '{{who}}邀请一个单位协办活动{{thing}}。',
      accept: '{{who}}代表单位同意协办活动{{thing}}。',
      decline: '{{who}}代表单位谢绝协办活动{{thing}}。',
      release: '{{who}}收回了活动{{thing}}的一个协办邀请。',
    },
    attendance: {
      checkIn: '{{who}}为活动{{thing}}办理了一人签到。',
      undo: '{{who}}撤销了活动{{thing}}的一人签到。',
    },
    material: {
      put: '{{who}}为活动{{thing}}添加了资料，或改变了查看范围。',
      remove: '{{who}}移出了活动{{thing}}的一份资料。',
    },
    feedback: { give: '{{who}}填写了活动{{thing}}的反馈。' },
  },
  price: {
    card: {
      write: '{{who}}保存了价目卡{{thing}}（第 {{version}} 版）。',
      use: '{{who}}启用了价目卡{{thing}}（第 {{version}} 版）。',
      setAside: '{{who}}停用了价目卡{{thing}}（第 {{version}} 版）。',
    },
    estimate: {
      keep: '{{who}}留存了估价{{thing}}。',
      charge: '{{who}}登记了估价{{thing}}最终收取的金额。',
    },
  },
  catalog: {
    offer: {
      begin: '{{who}}开始填写供给{{thing}}。',
      write: '{{who}}保存了供给{{thing}}（第 {{version}} 版）。',
      publish: '{{who}}发布了供给{{thing}}。',
      pause: '{{who}}暂停了供给{{thing}}。',
      resume: '{{who}}恢复了供给{{thing}}。',
      withdraw: '{{who}}下架了供给{{thing}}。',
      discard: '{{who}}放弃了供给{{thing}}。',
      confirm: '{{who}}确认供给{{thing}}仍然有效。',
      narrow: '供给{{thing}}不再给已离开的空间看（第 {{version}} 版）。',
    },
    kind: {
      write: '{{who}}保存了能力种类{{thing}}的草稿（第 {{version}} 版）。',
      publish: '{{who}}发布了能力种类{{thing}}（第 {{version}} 版）。',
      discard: '{{who}}放弃了能力种类{{thing}}的草稿。',
      retire: '{{who}}停用了能力种类{{thing}}。',
      restore: '{{who}}恢复了能力种类{{thing}}。',
    },
    certificate: {
      add: '{{who}}登记了资质证书{{thing}}。',
      write: '{{who}}修改了资质证书{{thing}}（第 {{version}} 版）。',
      remove: '{{who}}去掉了资质证书{{thing}}。',
      check: '{{who}}核对了资质证书{{thing}}（第 {{version}} 版）。',
      expire: '资质证书{{thing}}已过有效期，不再计入查找和匹配。',
    },
    offerBatch: {
      preview: '{{who}}上传了供给清单{{thing}}，供预览（{{rows}} 行）。',
      commit: '{{who}}从清单{{thing}}导入了供给（{{taken}} 行，其中发布 {{published}} 项）。',
      publish: '{{who}}发布了清单{{thing}}中的草稿（{{published}} 项）。',
      undo: '{{who}}撤销了供给清单{{thing}}的导入（{{undone}} 行）。',
    },
  },
  parts: {
    part: {
      begin: '{{who}}建立了零件{{thing}}。',
      write: '{{who}}保存了零件{{thing}}（第 {{version}} 版）。',
      discard: '{{who}}删除了零件{{thing}}。',
      narrow: '零件{{thing}}不再给已离开的空间看（第 {{version}} 版）。',
    },
    tolerance: {
      note: '{{who}}在零件{{thing}}的第 {{number}} 版上注了一条公差。',
      remove: '{{who}}从零件{{thing}}的第 {{number}} 版起取消了一条公差。',
    },
    drawing: {
      add: '{{who}}在零件{{thing}}旁放了一份图纸。',
      remove: '{{who}}拿走了零件{{thing}}旁的一份图纸。',
    },
    revision: { add: '{{who}}为零件{{thing}}添加了第 {{number}} 个版次。' },
    analysis: { again: '{{who}}要求重新分析零件{{thing}}。' },
  },
  booking: {
    calendar: { write: '{{who}}保存了本单位的工作日历（第 {{version}} 版）。' },
    idle: {
      publish: '{{who}}发布了供给{{thing}}的闲置时段。',
      end: '供给{{thing}}的闲置时段结束。',
    },
    feed: {
      renew: '{{who}}开通或更换了预订日历的订阅地址。',
      close: '{{who}}关闭了预订日历的订阅。',
    },
    capacity: { set: '{{who}}设置了供给{{thing}}的产能（第 {{version}} 版）。' },
    reservation: {
      hold: '{{who}}预留了{{thing}}的产能。',
      block: '{{who}}登记了{{thing}}的自用产能。',
      confirm: '{{who}}确认了对{{thing}}的预留。',
      decline: '{{who}}谢绝了对{{thing}}的预留。',
      withdraw: '{{who}}撤回了对{{thing}}的预留。',
      release: '{{who}}释放了{{thing}}已订的产能。',
      expire: '对{{thing}}的预留到期，占用的产能已退回。',
    },
  },
  market: {
    saved: {
      begin: '{{who}}开始关注一个查找。',
      pause: '{{who}}暂停了一个关注的查找。',
      resume: '{{who}}恢复了一个关注的查找。',
      end: '{{who}}结束了一个关注的查找。',
    },
  },
  spaces: {
    agreement: {
      keep: '{{who}}写下了保密协议{{thing}}的第 {{version}} 版文本。',
    },
    naming: {
      add: '{{who}}点名一个单位可以看到一项保密内容。',
      remove: '{{who}}取消了对一项保密内容的一次点名。',
    },
    recall: {
      make: '{{who}}收回了一项保密内容。',
      end: '{{who}}恢复了收回的保密内容。',
    },
    signature: {
      sign: '{{who}}代表单位签署了保密协议{{thing}}（第 {{text}} 版）。',
      accept: '{{who}}接受了对保密协议{{thing}}的一次签署。',
      refuse: '{{who}}不接受对保密协议{{thing}}的一次签署。',
      end: '{{who}}终止了与一个单位的保密协议{{thing}}。',
      withdraw: '{{who}}代表单位撤回了对保密协议{{thing}}的签署。',
    },
    space: {
      found: '{{who}}创建了共享空间{{thing}}。',
      change: '{{who}}修改了共享空间{{thing}}（第 {{version}} 版）。',
      close: '{{who}}关闭了共享空间{{thing}}。',
      handOver: '{{who}}将共享空间{{thing}}移交给另一成员单位。',
    },
    member: {
      invite: '{{who}}邀请一个单位加入共享空间{{thing}}。',
      join: '{{who}}代表单位加入了共享空间{{thing}}。',
      ask: '{{who}}代表单位申请加入共享空间{{thing}}。',
      takeBack: '{{who}}撤回了加入共享空间{{thing}}的申请。',
      accept: '{{who}}代表单位接受邀请，加入了共享空间{{thing}}。',
      decline: '{{who}}代表单位谢绝加入共享空间{{thing}}。',
      leave: '{{who}}代表单位退出了共享空间{{thing}}。',
      admit: '{{who}}批准一个单位加入共享空间{{thing}}。',
      refuse: '{{who}}不予批准一个单位加入共享空间{{thing}}。',
      revoke: '{{who}}收回了加入共享空间{{thing}}的一个邀请。',
      remove: '{{who}}将一个单位移出共享空间{{thing}}。',
      promote: '{{who}}让一个成员单位参与管理共享空间{{thing}}。',
      demote: '{{who}}让一个成员单位不再管理共享空间{{thing}}。',
    },
  },
  cases: {
    study: {
      begin: '{{who}}起草了案例{{thing}}。',
      write: '{{who}}修改了案例{{thing}}（第 {{version}} 版）。',
      submit: '{{who}}送审了案例{{thing}}。',
      takeBack: '{{who}}撤回了送审的案例{{thing}}。',
      publish: '{{who}}发布了案例{{thing}}。',
      return: '{{who}}退回了案例{{thing}}。',
      withdraw: '{{who}}将案例{{thing}}下架。',
      revise: '{{who}}开始修订案例{{thing}}。',
      discard: '{{who}}放弃了案例{{thing}}。',
    },
    adoption: {
      declare: '{{who}}申报采用案例{{thing}}。',
      restate: '{{who}}修改并重新申报了对案例{{thing}}的采用。',
      verify: '{{who}}核实了对案例{{thing}}的采用。',
      refuse: '{{who}}对案例{{thing}}的采用不予认定。',
      withdraw: '{{who}}撤回了对案例{{thing}}的采用。',
    },
  },
} as const
