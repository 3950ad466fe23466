import { ProgrammeDefinition } from '../../../domain/programmes/programme.ts'
import { useEditor } from './EditorContext.ts'
import { SchemaField } from './fields/SchemaField.tsx'
import { isBag, shapeOf, type Shape } from './schema.ts'

/** The shape of a member of the programme file. */
export function memberShape(...names: readonly string[]): Shape {
  return names.reduce<Shape>(
    (shape, name) => shape.properties?.[name] ?? {},
    shapeOf(ProgrammeDefinition),
  )
}

/** Members of the file's top, one below the other. */
export function Members({ names }: { readonly names: readonly string[] }) {
  const { definition } = useEditor()
  const bag = isBag(definition) ? definition : {}
  const required = shapeOf(ProgrammeDefinition).required ?? []
  return names.map((name) => (
    <SchemaField
      key={name}
      at={`/${name}`}
      name={name}
      shape={memberShape(name)}
      value={bag[name]}
      optional={!required.includes(name)}
      place="top"
    />
  ))
}
