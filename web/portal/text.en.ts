import type { SameKeys } from '../../domain/kernel/text.ts'
import type { portalZh } from './text.zh.ts'

export const portalEn: SameKeys<typeof portalZh> = {
  title: 'Front page',
  nav: {
    calls: 'Calls and projects',
    publicities: 'Publicity',
    selected: 'Selected',
    cases: 'Cases',
    capabilities: 'Capabilities',
    activities: 'Activities',
  },
  headline: 'Every craft, asked and answered.',
  lead: 'Manufacturers pool resources, open capabilities, change how they work and join with their region. The programme that selects such platforms runs here too, from the call to the follow-up.',
  find: {
    label: 'Find capability',
    example: 'e.g. 苏州附近 铝件 CNC 500 件 ±0.02 月底前',
    act: 'Find',
    often: 'Often',
    words: '五轴 铝合金 ±0.02、三坐标检测、高低温试验、钣金打样、SLM 钛合金、冷链运输',
    file: 'You have a part file',
    fileText: 'STEP, STL, 3MF or DXF: compare makers by the part',
    supply: 'Supply by place',
  },
  areasLabel: 'Four areas, nine directions',
  areas: {
    gather: { name: 'Pooling', text: 'manufacturing resources, digital and online' },
    open: { name: 'Opening', text: 'research, making and incubation, for everybody' },
    renew: { name: 'Renewing', text: 'how to develop, organise and produce' },
    region: { name: 'Regions', text: 'platforms of large firms landing in clusters' },
  },
  directions: {
    d1: {
      name: 'Pooling in an enterprise',
      text: 'resources shared inside the firm, for its people',
    },
    d2: { name: 'Pooling along a chain', text: 'shared resources, joined processes' },
    d3: { name: 'Open research and design', text: 'tools, models, knowledge and tests online' },
    d4: { name: 'Open manufacturing', text: 'machining, testing, logistics, traded online' },
    d5: { name: 'Open incubation', text: 'funding, technology, training for founders' },
    d6: { name: 'New ways of design', text: 'joint development, crowds of makers' },
    d7: { name: 'New ways of organising', text: 'small units that decide and share' },
    d8: { name: 'New ways of producing', text: 'networked, customised, with service' },
    d9: {
      name: 'Regional cooperation',
      text: 'technology, people, management, channels, markets, funding and training for parks and zones',
    },
  },
  announcements: 'Announcements',
  publicities: 'Lists before the public',
  receipt: 'Follow an objection',
  calls: {
    title: 'Calls and projects',
    issued: '{{issuer}}: {{areas}} areas, {{directions}} directions',
    open: 'Open',
    closed: 'Closed',
    archived: 'Former years',
    closesAt: 'closes {{moment}}',
    undated: 'closing time not published',
    none: 'There is no public call now',
    noneText:
      'Calls stand here when they are published. Anybody may read them without signing in: who may apply, with what, until when.',
    failed: 'The calls could not be read',
    all: 'All {{count}} calls and programmes',
  },
}
