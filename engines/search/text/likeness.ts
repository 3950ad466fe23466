/** Signs that are taken for one another because they look alike: one part differs. Those that sound alike, pinyin tells. */
const groups =
  '塑朔溯 弧狐孤 铬硌洛络烙 铣洗 镗膛搪 锻缎煅 淬粹碎翠 渗掺 焊捍悍 钎纤仟 轴抽油铀 模摸膜漠 胚坯培 熔溶榕 垫塾 栓拴 钻站粘 铰绞胶 阀伐 割害辖 磨摩 抛拋 铸涛筹 钣板版 饭 折拆析 弯变 冲冲仲 压庄 坐座 标际 氧痒样 化仳 激邀 喷愤 涂徐除 镀渡度 线钱浅 缆揽 检捡验 测侧恻 校较 准淮 铝侣 钛汰 铜桐 镁美 锌辛 镍臬 钢刚纲 铁轶 碳炭 纤阡 维唯 齿龄 轮伦沦 叶 壳売 箱厢 柜拒 零苓 件伴 夹颊 治冶 具县 仓苍 储诸 链琏 运远 输愉 险检 危厄 装袋 配酝 贴帖 插播 热势 处外 理埋 退腿 调凋 质盾 温湿'
const groupOf = new Map<string, number>()
for (const [number, signs] of groups.split(' ').entries()) {
  for (const sign of signs) if (!groupOf.has(sign)) groupOf.set(sign, number)
}

export function looksLike(one: string, other: string): boolean {
  const group = groupOf.get(one)
  return group !== undefined && group === groupOf.get(other)
}
