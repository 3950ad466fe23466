/** What is said about parts, in Chinese: why a file is refused, and what is worth knowing of one that is not. */
export const partsZh = {
  reason: {
    empty: '文件是空的（0 字节）。请检查后重新选择。',
    too_large: '文件超过 {{mebibytes}} MB，无法分析。请去掉不需要的零件或细节后重新导出。',
    format_unknown:
      '认不出这是哪一种三维或二维格式。请导出为 STEP（AP203、AP214 或 AP242）后再传。',
    step_not_found: '不是 STEP 文件（开头没有 ISO-10303-21）。请用原软件导出为 STEP 后再传。',
    step_no_data: 'STEP 文件没有数据段（DATA）。请用原软件重新导出。',
    step_cut_off:
      'STEP 文件在第 {{line}} 行中断，没有结尾。可能传输或保存时被截断，请重新导出后再传。',
    step_syntax: 'STEP 文件第 {{line}} 行不合语法。请用原软件重新导出，不要手工修改。',
    step_unread: 'STEP 文件无法读入。请用原软件打开确认，重新导出后再传。',
    number_twice: 'STEP 文件中编号 #{{number}} 出现两次，无法确定指的是哪一个。请重新导出。',
    entities_too_many: 'STEP 文件的实体超过 {{limit}} 个。请去掉不需要的零件或细节后重新导出。',
    reference_broken:
      'STEP 文件已损坏：#{{number}}（{{entity}}）引用的 #{{missing}} 不存在。读出来的零件会与原来不同，因此不予分析。请重新导出。',
    reference_wrong:
      'STEP 文件已损坏：#{{number}}（{{entity}}）引用了不该引用的实体 #{{other}}（{{otherEntity}}）。请重新导出。',
    reference_circular: 'STEP 文件已损坏：#{{number}} 绕了一圈引用到自己。请重新导出。',
    reference_deep: 'STEP 文件的引用层数过多（#{{number}}）。请用原软件重新导出。',
    value_absurd:
      '#{{number}}（{{entity}}）的数值不合理：坐标或半径超过一千米，或者不是有效的数。请检查单位后重新导出。',
    assembly_too_large: '装配结构超过 {{limit}} 个节点。请按部件拆分后分别上传。',
    instances_too_many: '装配展开后超过 {{limit}} 个实体。请按部件拆分后分别上传。',
    faces_too_many: '零件的面超过 {{limit}} 个。请去掉螺纹、网纹、文字等细节后重新导出。',
    elsewhere:
      '这个文件里没有几何：零件在别的文件里（见缺少的文件）。请把这些文件一并上传，或导出为单个 STEP。',
    tessellated_only: '文件里只有三角面片，没有精确的实体。请导出为带实体的 STEP。',
    no_solid: '文件里没有实体，只有点、线或说明。请导出实体后再传。',
    open_only: '文件里只有没有封闭的曲面：有面积，没有体积。请在原软件中缝合为实体后重新导出。',
    solid_lost:
      '文件写有 {{written}} 个实体，但没有一个能够读成实体。请在原软件中检查几何并重新导出。',
    open_edge: '实体没有封闭：有的边只属于一个面。请在原软件中缝合或修复后重新导出。',
    edge_off_surface:
      '实体有破口：一条边离它所在的面 {{off}} mm。文件可能已损坏，请修复几何后重新导出。',
    corner_off_edge:
      '实体有破口：一个顶点离它的边 {{off}} mm。文件可能已损坏，请修复几何后重新导出。',
    volume_nothing: '实体的体积算出来不是正数，几何有误。请在原软件中检查并重新导出。',
    out_of_time: '零件过于复杂，没能在一分钟内分析完。请去掉不需要的细节或按部件拆分后再传。',
    out_of_memory: '零件过于复杂，分析所需的内存超过限度。请去掉不需要的细节或按部件拆分后再传。',
    kernel_fault:
      '读取这个文件时几何内核出错，已经中止；其他文件不受影响。请重新导出，或换一种导出设置。',
    free_surfaces: '实体旁边有 {{count}} 个游离的面，没有计入体积、面积和外形尺寸。',
    units_missing: '文件没有写明长度单位，按毫米计算。请核对外形尺寸。',
    units_mixed: '文件用了多种长度单位（{{units}}），已经各按其单位换算成毫米。',
    some_elsewhere: '有的零件在别的文件里，没有计入：{{files}}。',
    mesh_empty: '文件里没有三角面片。请用原软件重新导出。',
    mesh_open:
      '网格没有封闭（有破口，或有面片朝向相反）：有面积，没有体积。请修复后重新导出，最好导出 STEP。',
    mesh_broken: '网格文件已损坏，无法读取。请用原软件重新导出。',
    mesh_absurd: '网格的坐标超过一千米，或者不是有效的数。请检查单位后重新导出。',
    mesh_too_large: '网格文件解压后过大，无法分析。请降低网格精度后重新导出。',
    triangles_too_many: '三角面片超过 {{limit}} 个。请降低网格精度后重新导出。',
    material_unknown: '没有牌号为 {{material}} 的材料。可用的牌号：{{known}}。',
    process_unknown: '没有名为 {{process}} 的工艺规则。可用的有：{{known}}。',
    density_wrong: '密度应当是大于 0、不超过 30 的数，单位为 g/cm³。',
    role_cannot: '您在本单位的角色没有这项权限（{{permit}}）。请联系本单位管理员。',
    not_own: '这不是本单位的零件，只能查看。',
    moved_on:
      '这个零件已经被别人修改（您看到的是第 {{seen}} 版，现在是第 {{version}} 版）。请刷新后再改。',
    material_unlisted: '没有牌号为“{{material}}”的材料。请从列表中选择，或在说明里写明。',
    name_missing: '零件还没有名称。请填写名称。',
    analysed_already: '这个文件已经分析过，结果不会改变。需要新的结果，请修改模型后上传新的版次。',
    ending_unknown: '“{{name}}”不是可以分析的格式。请上传 {{endings}}。',
    revisions_full: '一个零件最多 {{most}} 个版次。请另建一个零件。',
    same_file: '这与第 {{number}} 版的文件完全相同，没有新的版次。请选择修改后的文件。',
    process_unlisted: '没有名为“{{process}}”的工艺规则。请从列表中选择。',
    file_refused: '文件没有通过安全检查，不能打开。请在原软件中重新导出后再传。',
    shelf_full: '本单位已有 {{most}} 个零件，不能再建。请先删除不用的零件。',
    revised_meanwhile: '同时有人为这个零件添加了版次。请刷新后再试。',
    view_unmade: '这个零件无法显示为三维视图：面片与面对不上。分析结果不受影响。',
    view_nothing: '这个版次没有可以显示的三维形状。',
    view_too_large: '零件过于复杂，三角面片超过 {{limit}} 个，不提供三维视图。分析结果不受影响。',
    views_wait: '正在制作的三维视图太多。请稍后再试。',
    dxf_syntax: 'DXF 文件第 {{line}} 行应当是组码。请用原软件重新导出。',
    dxf_cut_off: 'DXF 文件在第 {{line}} 行中断，没有结尾（EOF）。请重新导出后再传。',
    dxf_nothing: 'DXF 文件里没有可以闭合的轮廓：没有直线、圆弧、圆或多段线。请检查图层后重新导出。',
    dxf_value:
      'DXF 中 {{entity}} 的数值（组码 {{code}}）缺失、不是数，或超过一千米。请检查单位后重新导出。',
    dxf_not_flat: 'DXF 中的 {{entity}} 不在 XY 平面上。请导出零件的平面展开图。',
    dxf_binary: '这是二进制 DXF。请导出为 ASCII（文本）DXF。',
    dxf_open: '轮廓没有闭合：在 ({{x}}, {{y}}) 处断开。请在原软件中连接后重新导出。',
    dxf_loops: '闭合轮廓超过 {{limit}} 个。请按零件拆分后分别上传。',
    dxf_unread: '图中的 {{kinds}} 没有读入，面积和切割长度不含它们。请转成直线、圆弧或多段线。',
    dxf_several: '图中有 {{count}} 个分开的外轮廓，面积和切割长度是合计。',
  },
} as const
