/** What server and web both say about telling programs of events, in Chinese. */
export const webhooksZh = {
  reason: {
    address_wrong:
      '接收地址“{{url}}”写得不对。请写完整的 https 地址，不带用户名、密码和“#”后的部分。',
    address_plain: '接收地址须以 https:// 开头，内容才不会在途中被人看到。',
    address_loopback:
      '这个地址指向本平台所在的机器。须由平台运营方在设置中允许后才能使用，请换一个地址。',
    address_demo:
      '演示平台不向外推送，只能发到本机（如 http://localhost:8080/），且须由运营方允许。',
    kind_unknown: '没有“{{kind}}”这种事件。请从事件目录中选择。',
    too_many: '一个单位最多登记 {{limit}} 个接收地址。请先移除不用的。',
    moved_on: '他人刚刚修改过（你看到第 {{seen}} 版，现为第 {{version}} 版）。请刷新后再改。',
    paused_already: '这个订阅已经暂停。',
    active_already: '这个订阅正在推送，不用恢复。',
    replay_what: '请指定要重新推送的记录，或指定一个订阅和一段时间，二者取一。',
  },
  pausedBecause: {
    person: '由本单位暂停',
    failing: '连续约三天没有送达',
    gone: '接收方答复地址已停用（410）',
  },
  notice: {
    paused: {
      label: '事件推送暂停',
      subject: '事件推送已暂停：{{name}}',
      body: '订阅“{{name}}”{{reason}}，已暂停推送。其间的事件会保留，请检查接收程序后在“事件推送”页恢复，没有送达的可以重新推送。',
    },
  },
} as const
