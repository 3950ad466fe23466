/** What server and web both say about indicators, in Chinese. */
export const indicatorsZh = {
  standing: { selfReported: '自报', interfaceReported: '接口报送', verified: '已核实' },
  reason: {
    formula_too_long: '公式过长（最多 {{max}} 个字符），请缩短。',
    formula_malformed:
      '公式在第 {{place}} 个字符处读不下去。公式只能用数字、指标代码、加减乘除和括号。',
    formula_code_unknown: '公式用到的指标“{{code}}”不在本清单中，请改正代码或先添加该指标。',
    formula_circle: '指标“{{code}}”的公式绕回到了自身，请改为由其他指标计算。',
    bounds_reversed: '下限 {{min}} 大于上限 {{max}}，请改正。',
    source_unnamed: '标为公开来源的指标没有写明出处，请写明或改标为自拟。',
    code_twice: '指标代码“{{code}}”用了两次，请改一个。',
    amount_malformed: '“{{given}}”不是数字，请填写数字。',
    amount_too_fine: '这项指标最多保留 {{decimals}} 位小数，请四舍五入后填写。',
    amount_beyond: '指标“{{name}}”的数值应在 {{min}} 至 {{max}} 之间，请核对。',
    period_of_other_cadence: '“{{period}}”不是这项指标的报送期，请按其报送频度填写。',
    period_ahead: '报送期 {{period}} 还没有开始，请到期后填写。',
    pooled_beyond_owned: '“{{kind}}”上平台 {{onPlatform}}，多于拥有的 {{owned}}，请核对。',
    used_beyond_pooled:
      '“{{kind}}”被外部使用 {{usedByOthers}}，多于上平台的 {{onPlatform}}，请核对。',
    track_closed: '这项跟踪已结束，数值只能查看。如需继续，请新建跟踪。',
    track_is_kept: '这项跟踪属于一个入选项目，请在该项目的报告中填报，随项目结束。',
    not_own_track: '只有报送单位自己可以这样做。请切换到该单位后再办理。',
    not_following: '只有跟踪单位的经办人可以核实，且不能核实本单位的数值。',
    track_runs_backward: '截止日 {{untilDay}} 不晚于起始日 {{fromDay}}，请改正。',
    doubt_fell:
      '“{{indicator}}”是累计数，从 {{from}} 降到了 {{to}}。请核对，或写明不少于 10 个字的原因。',
    doubt_jumped:
      '“{{indicator}}”从 {{from}} 变为 {{to}}，变化超过三倍。请核对，或写明不少于 10 个字的原因。',
    doubt_differs:
      '“{{indicator}}”自报 {{from}}，接口报送 {{to}}，相差过大。请核对，或写明不少于 10 个字的原因。',
    computed: '“{{indicator}}”按公式 {{formula}} 自动计算，不用填报。请填报公式中的各项。',
    list_unknown: '没有名为“{{list}}”的指标清单，请重新选择。',
    indicator_unknown: '清单“{{list}}”中没有指标“{{indicator}}”，请重新选择。',
    goal_twice: '指标“{{indicator}}”选了两次，请删去一个。',
    office_unknown: '请从列表中选择一个已认证的主管部门或办公室作为跟踪单位，不能是本单位。',
    not_tracked: '这项跟踪没有选入指标“{{indicator}}”，请核对。',
    verification_unexplained: '请写明核实的依据，不少于 10 个字。',
    key_unreadable: '这不是 Ed25519 公钥（PEM 格式）。请重新导出并粘贴。',
    key_is_registered: '这个公钥已经登记过，不必重复登记。',
    key_unknown: '跟踪项或密钥不存在，或已停用。请向报送单位核对。',
    signature_wrong: '签名与报文不符。请用登记的密钥对规范化的报文（RFC 8785）签名。',
  },
} as const
