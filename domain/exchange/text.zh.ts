/** What server and web both say about exchange, in Chinese. */
export const exchangeZh = {
  note: {
    nothing_found: '文件里没有能力描述（Capability Description）子模型，没有可导入的供给。',
    capability_unknown:
      '不认识能力“{{name}}”，已略过。请把它改名为平台的种类名称，或请平台运营方增加这个种类。',
    property_unknown: '不认识属性“{{name}}”，已略过；其余照常读取。',
    property_empty: '属性“{{name}}”没有值，已略过。',
    property_twice: '属性“{{name}}”出现多次，取第一个。',
    company_named: '文件说明的单位是“{{name}}”；导入的供给归当前代表的单位。',
    certificates_left: '文件里的 {{count}} 份证书不随供给导入，请在单位页面填写。',
    too_many: '一个文件最多读取 {{most}} 项能力，其余请另存为一个文件。',
  },
  reason: {
    no_aas: '这不是资产管理壳文件。请选择 AAS V3 的 JSON、XML 或 AASX 文件。',
    xml_other:
      '文件里的 XML 不是 AAS V3 的环境（environment）。请在来源系统中按 AAS V3 导出后再试。',
    xml_too_large: '文件里的 XML 超过 {{mostMb}} MB。请在来源系统中分几次导出，或导出为 JSON。',
    too_deep: '文件嵌套超过 {{most}} 层，不是正常的资产管理壳。请重新导出后再试。',
    package_broken: 'AASX 包缺少它自己指明的“{{name}}”。请重新导出后再试。',
    package_empty: 'AASX 包里没有资产管理壳的内容。请重新导出后再试。',
  },
} as const
