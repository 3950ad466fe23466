/** Invented names. The note （演示） goes with every organisation, wherever it is shown. */
import type { Random } from './random.ts'

const surnames = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施孔曹严华金魏陶姜谢邹柏窦章苏潘葛范彭郎韦马苗凤花方',
]
const given = [
  '亦舟',
  '晚晴',
  '知远',
  '书瑶',
  '景行',
  '若谷',
  '予安',
  '述之',
  '慎行',
  '一鸣',
  '清源',
  '若水',
  '启明',
  '望舒',
  '怀瑾',
  '嘉树',
  '云帆',
  '思齐',
  '明远',
  '静姝',
  '子衿',
  '修远',
  '鹿鸣',
  '含章',
  '守拙',
  '致远',
  '弘毅',
  '博约',
  '时雨',
  '南枝',
  '北辰',
  '听澜',
  '松筠',
  '青禾',
  '向晨',
  '维桢',
  '定波',
  '海岳',
  '星野',
  '竹笙',
]

const marks = [
  '启衡',
  '澜石',
  '岘川',
  '汀城',
  '松岭',
  '望岫',
  '岱垣',
  '青禾',
  '澄江',
  '砺锋',
  '霁明',
  '钧铎',
  '衡远',
  '朔方',
  '沛霖',
  '铄金',
  '瑾瑜',
  '翊航',
  '嵩岚',
  '洵美',
  '璟辰',
  '弘钧',
  '崧屹',
  '湛卢',
  '赫铎',
  '玄圃',
  '旻晟',
  '樾木',
  '锦屏',
  '泓湛',
  '楷模',
  '晏清',
  '岐轩',
  '榆林',
  '云梯',
  '伏波',
  '鹿台',
  '槐序',
  '竹溪',
  '瓯越',
]

type Trade = { readonly word: string; readonly industry: string; readonly project: string }

const trades: readonly Trade[] = [
  { word: '重型装备', industry: '3511', project: '大型装备远程运维与备件协同' },
  { word: '精密传动', industry: '3453', project: '精密传动共享制造与协同研发' },
  { word: '数控机床', industry: '3421', project: '机加工产能在线发布与交易' },
  { word: '汽车零部件', industry: '3670', project: '汽车零部件产业链资源汇聚' },
  { word: '轨道装备', industry: '3714', project: '轨道装备协同研发' },
  { word: '航空结构件', industry: '3743', project: '航空结构件网络化协同制造' },
  { word: '家用电器', industry: '3851', project: '家电众创定制研发' },
  { word: '电子电路', industry: '3982', project: '电子电路打样与小批快制' },
  { word: '智能终端', industry: '3922', project: '智能终端大企业内部创业' },
  { word: '服装', industry: '1819', project: '服装个性化定制' },
  { word: '制鞋', industry: '1959', project: '制鞋柔性供应链' },
  { word: '精细化工', industry: '2662', project: '配方与试验数据共享' },
  { word: '特种钢', industry: '3130', project: '材料计算与试验能力开放' },
  { word: '泵阀', industry: '3441', project: '泵阀共享制造与远程运维' },
  { word: '模具', industry: '3525', project: '模具加工能力交易' },
  { word: '医疗器械', industry: '3581', project: '医疗器械检测认证与孵化' },
  { word: '工业软件', industry: '6513', project: '工业软件工具在线调用' },
  { word: '信息技术', industry: '6531', project: '研发设计能力开放' },
]

export const applicantKinds = [
  'manufacturer',
  'itCompany',
  'internetCompany',
  'researchInstitute',
] as const

export function personName(random: Random): string {
  return `${random.pick(surnames)}${random.pick(given)}`
}

export type InventedOrganisation = { readonly name: string; readonly trade: Trade }

/** A name that no other of this world has. */
export function organisationName(
  random: Random,
  region: string,
  taken: Set<string>,
): InventedOrganisation {
  for (;;) {
    const trade = random.pick(trades)
    const form = random.chance(20) ? '股份有限公司' : '有限公司'
    const name = `${region}${random.pick(marks)}${trade.word}${form}（演示）`
    if (taken.has(name)) continue
    taken.add(name)
    return { name, trade }
  }
}

export function projectName(random: Random, trade: Trade): string {
  return `${random.pick(['面向中小企业的', '基于工业互联网的', '产业集聚区', ''])}${trade.project}平台（演示）`
}
