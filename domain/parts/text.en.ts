/** What is said about parts, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { partsZh } from './text.zh.ts'

export const partsEn: SameKeys<typeof partsZh> = {
  reason: {
    empty: 'The file is empty (0 bytes). Check it and choose again.',
    too_large:
      'The file is larger than {{mebibytes}} MB and cannot be analysed. Leave out parts or details that are not needed and export again.',
    format_unknown:
      'This is none of the formats that can be read. Export the part as STEP (AP203, AP214 or AP242) and send it again.',
    step_not_found:
      'This is no STEP file (it does not begin with ISO-10303-21). Export the part as STEP and send it again.',
    step_no_data: 'The STEP file has no data section (DATA). Export it again.',
    step_cut_off:
      'The STEP file breaks off at line {{line}} and has no end. It may have been cut off while it was sent or saved: export it again.',
    step_syntax:
      'Line {{line}} of the STEP file is not written as the standard says. Export it again and do not edit it by hand.',
    step_unread:
      'The STEP file cannot be read. Open it in the program it came from and export it again.',
    number_twice:
      'The number #{{number}} stands twice in the STEP file, so that nobody can tell which is meant. Export it again.',
    entities_too_many:
      'The STEP file has more than {{limit}} entities. Leave out parts or details that are not needed and export again.',
    reference_broken:
      'The STEP file is damaged: #{{number}} ({{entity}}) names #{{missing}}, which does not exist. What could be read would be another part, so it is not analysed. Export it again.',
    reference_wrong:
      'The STEP file is damaged: #{{number}} ({{entity}}) names #{{other}} ({{otherEntity}}), which does not belong there. Export it again.',
    reference_circular:
      'The STEP file is damaged: #{{number}} leads back to itself. Export it again.',
    reference_deep:
      'References of the STEP file are nested too deeply (#{{number}}). Export it again.',
    value_absurd:
      '#{{number}} ({{entity}}) has an impossible value: a coordinate or radius beyond a kilometre, or what is no number. Check the units and export again.',
    assembly_too_large:
      'The assembly has more than {{limit}} nodes. Split it and send its parts one by one.',
    instances_too_many:
      'Put in all its places, the assembly has more than {{limit}} solids. Split it and send its parts one by one.',
    faces_too_many:
      'The part has more than {{limit}} faces. Leave out threads, knurls, letters and the like and export again.',
    elsewhere:
      'There is no geometry in this file: its parts live in other files (see the missing files). Send them along, or export everything as one STEP file.',
    tessellated_only:
      'The file holds triangles only and no exact solid. Export it as STEP with solids.',
    no_solid: 'The file holds no solid, only points, lines or notes. Export the solid.',
    open_only:
      'The file holds surfaces that do not close: they have an area and no volume. Sew them into a solid and export again.',
    solid_lost:
      'The file lists {{written}} solids, and none of them can be read as one. Check the geometry in the program it came from and export again.',
    open_edge:
      'The solid is not closed: an edge belongs to one face only. Sew or repair it and export again.',
    edge_off_surface:
      'The solid is torn: an edge lies {{off}} mm away from its face. The file may be damaged: repair the geometry and export again.',
    corner_off_edge:
      'The solid is torn: a corner lies {{off}} mm away from its edge. The file may be damaged: repair the geometry and export again.',
    volume_nothing:
      'The volume of the solid does not come out greater than nothing, so its geometry is wrong. Check it and export again.',
    out_of_time:
      'The part is too complex to be analysed within a minute. Leave out details that are not needed, or split it.',
    out_of_memory:
      'The part is too complex: analysing it takes more memory than is allowed. Leave out details that are not needed, or split it.',
    kernel_fault:
      'The geometry kernel failed on this file and was stopped; other files are not affected. Export it again, with other settings if need be.',
    free_surfaces:
      '{{count}} free surfaces lie beside the solids. They count neither for volume and area nor for the box.',
    units_missing:
      'The file does not say its unit of length; millimetres are assumed. Check the size of the part.',
    units_mixed:
      'The file uses several units of length ({{units}}); each was converted to millimetres.',
    some_elsewhere: 'Some parts live in other files and do not count: {{files}}.',
    mesh_empty: 'The file holds no triangles. Export it again.',
    mesh_open:
      'The mesh is not closed (it has gaps, or triangles that face the other way): it has an area and no volume. Repair it and export again, as STEP if possible.',
    mesh_broken: 'The mesh file is damaged and cannot be read. Export it again.',
    mesh_absurd:
      'The mesh has coordinates beyond a kilometre, or what is no number. Check the units and export again.',
    mesh_too_large:
      'Unpacked, the mesh file is too large to be analysed. Export it with a coarser mesh.',
    triangles_too_many:
      'The mesh has more than {{limit}} triangles. Export it with a coarser mesh.',
    material_unknown: 'There is no material {{material}}. Known are: {{known}}.',
    process_unknown: 'There are no rules for {{process}}. Known are: {{known}}.',
    density_wrong: 'A density is a number above 0 and at most 30, in g/cm³.',
    role_cannot:
      'Your role in the organisation does not include this ({{permit}}). Please ask your administrator.',
    not_own: 'This part is another organisation’s; it can only be looked at.',
    moved_on:
      'Somebody else changed this part (you saw version {{seen}}, now it is {{version}}). Reload and change it again.',
    material_unlisted:
      'No material is called “{{material}}”. Choose one of the list, or write it in the note.',
    name_missing: 'The part has no name yet. Give it one.',
    analysed_already:
      'This file has been analysed and its answer will not change. For another answer upload a changed model as a new revision.',
    ending_unknown: '“{{name}}” is no format that can be analysed. Upload {{endings}}.',
    revisions_full: 'A part has at most {{most}} revisions. Begin another part.',
    same_file:
      'This is the very file of revision {{number}}; there is nothing new. Choose the changed file.',
    process_unlisted: 'No rules are called “{{process}}”. Choose one of the list.',
    file_refused:
      'The file did not pass its safety inspection and is not opened. Export it anew and upload it again.',
    shelf_full:
      'The organisation keeps {{most}} parts already. Discard some that are no longer used.',
    revised_meanwhile:
      'Somebody added a revision to this part at the same time. Reload and try again.',
    view_unmade:
      'This part cannot be shown in three dimensions: its triangles do not match its faces. The analysis holds all the same.',
    view_nothing: 'This revision has no shape to be shown.',
    view_too_large:
      'The part is too complex to be shown: it has more than {{limit}} triangles. The analysis holds all the same.',
    views_wait: 'Too many views are being made. Try again in a while.',
    dxf_syntax: 'Line {{line}} of the DXF file should be a group code. Export it anew.',
    dxf_cut_off:
      'The DXF file ends at line {{line}} without its end mark (EOF). Export and upload it again.',
    dxf_nothing:
      'The DXF file draws no outline: there are no lines, arcs, circles or polylines that close. Check its layers and export it anew.',
    dxf_value:
      'A number of {{entity}} (group code {{code}}) is missing, is no number or is beyond a kilometre. Check the units and export it anew.',
    dxf_not_flat: '{{entity}} does not lie in the XY plane. Export the flat pattern of the part.',
    dxf_binary: 'This is binary DXF. Export ASCII (text) DXF.',
    dxf_open:
      'The outline is not closed: it breaks off at ({{x}}, {{y}}). Join it and export it anew.',
    dxf_loops: 'There are more than {{limit}} closed outlines. Split the drawing by parts.',
    dxf_unread:
      '{{kinds}} in the drawing are not read; area and length of the cut are without them. Turn them into lines, arcs or polylines.',
    dxf_several:
      'The drawing has {{count}} separate outlines; area and length of the cut are of all.',
    tolerance_faces_missing:
      'It is not told which feature this is of. Choose a hole, a feature or a face in the view or in the list.',
    tolerance_of_the_whole:
      'A general tolerance holds for the whole part and is not noted of one feature.',
    tolerance_not_analysed:
      'This revision has no analysis yet, so nothing can be noted of it. Wait until it is done.',
    tolerances_full:
      'Of a part at most {{most}} tolerances are noted. Take back those that are no longer used.',
    class_unknown:
      'There is no tolerance class “{{class}}” for a nominal size of {{nominal}} mm. Use D to H, JS, K, M, N, P, R or S (holes), d to h, js, k, m, n, p, r or s (shafts) with a grade from 5 to 13 up to 500 mm (of holes K above 3 mm and N to 1 mm only up to grade 8), or write the deviations.',
    deviations_missing: 'Write a tolerance class, or both the upper and the lower deviation.',
    deviations_turned: 'The upper deviation must be greater than the lower one.',
    datum_missing:
      'This geometrical tolerance needs a datum, such as A. Write at least one datum letter.',
    datum_needless:
      'A tolerance of form has no datum. Leave out the letters, or choose one of orientation or location.',
    datum_letter: 'The letters I, O and Q are not used for datums. Choose another.',
    thread_no_hole: 'A thread is noted of one hole. Choose a hole.',
    thread_off:
      'The hole of {{hole}} mm does not suit this thread: its minor diameter is about {{minor}} mm. Check diameter and pitch, or choose another hole.',
    face_unknown: 'A face that was chosen is not in this revision. Reload and choose again.',
    revision_old:
      'This is revision {{number}}, the last is {{latest}}. Tolerances are noted on the last revision.',
    drawing_ending: '“{{name}}” is no drawing that is kept here. Upload {{endings}}.',
    drawings_full:
      'Beside a part stand at most {{most}} drawings. Take away those that are no longer used.',
  },
}
