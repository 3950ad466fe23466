/** What server and web both say about indicators, in Chinese. */
export const indicatorsZh = {
  standing: { selfReported: '自报', interfaceReported: '接口报送', verified: '已核实' },
  pooling: {
    title: '各类资源的汇聚水平',
    kind: {
      design: '研发设计资源',
      production: '生产制造资源',
      management: '经营管理资源',
      logistics: '物流配送资源',
      customers: '客户资源',
      channels: '营销渠道',
      technology: '技术',
      funds: '资金',
      talent: '人才',
    },
    unit: {
      design: '台套',
      production: '台套',
      management: '套',
      logistics: '项',
      customers: '家',
      channels: '个',
      technology: '项',
      funds: '万元',
      talent: '人',
    },
    definition:
      '汇聚比例＝已上平台÷拥有；共享比例＝被他方使用÷已上平台。项目的汇聚水平是各类资源汇聚比例的简单平均，没有的资源不计入。资源种类按通知，计数单位和算法为示例。',
  },
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
    pooled_beyond_owned:
      '“$t(indicators:pooling.kind.{{kind}})”已上平台 {{onPlatform}}，多于拥有的 {{owned}}，请核对。',
    used_beyond_pooled:
      '“$t(indicators:pooling.kind.{{kind}})”被他方使用 {{usedByOthers}}，多于已上平台的 {{onPlatform}}，请核对。',
    pooled_twice: '“$t(indicators:pooling.kind.{{kind}})”列了两次，请移出一行。',
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
    said_too_often:
      '“{{indicator}}”{{period}} 已填写 {{max}} 次，不能再填；以最后一次为准。自报数仍有差错的，请跟踪单位核定；核定数仍有差错的，请在下一期核定时写明。',
    posted_too_often:
      '“{{indicator}}”{{period}} 已由平台报送 {{max}} 次，不再接收；以最后一次为准。请每天至多报送一次；仍有差错的，请跟踪单位核定。',
    computed: '“{{indicator}}”按公式 {{formula}} 自动计算，不用填报。请填报公式中的各项。',
    list_unknown: '没有名为“{{list}}”的指标清单，请重新选择。',
    indicator_unknown: '清单“{{list}}”中没有指标“{{indicator}}”，请重新选择。',
    goal_twice: '指标“{{indicator}}”选了两次，请删去一个。',
    office_unknown: '请从列表中选择一个已认证的主管部门或办公室作为跟踪单位，不能是本单位。',
    not_tracked: '这项跟踪没有选入指标“{{indicator}}”，请核对。',
    verification_unexplained: '请写明核实的依据，不少于 10 个字。',
    key_unreadable: '这不是 Ed25519 或 SM2 公钥（PEM 格式）。请重新导出并粘贴。',
    key_is_registered: '这个公钥已经登记过，不必重复登记。',
    key_unknown: '跟踪项或密钥不存在，或已停用。请向报送单位核对。',
    survey_head_missing:
      '没有找到表头。请在第一行写明：单位名称、行业、行政区划、是否骨干、平台应用；统一社会信用代码可不填。',
    survey_industry_unknown:
      '“{{typed}}”不是可识别的行业。请填写国民经济行业分类（GB/T 4754-2017）的两至四位代码，或其中的行业全称。',
    survey_division_unknown:
      '“{{typed}}”不是可识别的行政区划。请填写两位、四位或六位代码，或不与他处重名的全称。',
    survey_leading_unknown: '“{{typed}}”无法识别，请填写“是”或“否”。',
    survey_use_unknown: '“{{typed}}”无法识别，请填写“已建”“应用”“拟建”或“无”。',
    surveyed_twice: '与第 {{line}} 行是同一家单位，一家单位只填一行。',
    surveyed_already: '这家单位已在本次调查中。如需更正，请先撤销它所在的批次。',
    survey_unnamed: '请填写名称（至少 2 个字）、起始日和截止日。',
    nothing_counts: '请至少选择一种计入普及率的平台应用。',
    survey_runs_backward: '截止日 {{untilDay}} 早于起始日 {{fromDay}}，请改正。',
    survey_is_published: '本次调查已有公开的普及率。请先撤下，再导入或撤销。',
    industry_not_manufacturing: '“{{industry}}”不是制造业的两位代码，请填写 13 至 43。',
    figure_is_defined: '已经有一个相同口径的普及率，不必再算。',
    figure_too_small:
      '按此口径只有 {{surveyed}} 家单位，少于 {{min}} 家的不公开，以免看出单家的答案。',
    figure_tells_few:
      '与本次调查已公开过的普及率相减，可看出只有 {{fewest}} 家单位的答案（不足 {{min}} 家），不能公开。请改用另一口径，使各口径之间相差 0 家或至少 {{min}} 家。',
    nothing_typed: '还没有填写任何一行。',
    undo_unexplained: '请写明撤销的理由，不少于 10 个字。',
    sample_no_rows: '这个数值没有附明细，不能抽查。请改用核实。',
    sample_is_open: '这个数值的上一次抽查还没有判定。请先判定，再另行抽取。',
    sample_again_unexplained: '这个数值已抽查 {{count}} 次。再次抽取须写明理由，不少于 10 个字。',
    sample_is_answered: '这次抽查的明细已经提供或已经判定，不能再改。',
    sample_rows_missing: '还缺 {{count}} 行（第 {{rows}} 行）。请补齐抽中的行。',
    sample_row_not_drawn: '第 {{row}} 行没有抽中。请只提供抽中的行。',
    sample_row_twice: '有一行提供了两次。请删去一行。',
    sample_list_differs:
      '文件（{{rows}} 行）与报送时的明细（{{posted}} 行）摘要不一致，不是当时的那一份，未留存。请提供报送时的原文件，或只提供抽中的行。',
    sample_list_too_long: '文件超过 {{mb}} MB。请改为只提供抽中的行。',
    sample_is_settled: '这次抽查已经判定，结果不能再改。需要的，可写明理由再次抽取。',
    sample_not_answered: '项目单位还没有提供明细，{{day}} 前可以提供。过期仍未提供的，可判为存疑。',
    sample_rows_unmarked: '还有 {{count}} 行没有判定对错。请逐行判定。',
    sample_wrong_unsaid: '第 {{row}} 行判为有误，但没有写明错在哪里。请补充。',
    signature_wrong: '签名与报文不符。请用登记的密钥对规范化的报文（RFC 8785）签名。',
  },
} as const
