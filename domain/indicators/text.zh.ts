/** What server and web both say about indicators, in Chinese. */
export const indicatorsZh = {
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
  },
} as const
