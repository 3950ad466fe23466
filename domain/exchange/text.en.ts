/** What server and web both say about exchange, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { exchangeZh } from './text.zh.ts'

export const exchangeEn: SameKeys<typeof exchangeZh> = {
  note: {
    nothing_found:
      'The file has no submodel Capability Description, so that there is nothing to import.',
    capability_unknown:
      'The capability “{{name}}” is not known and was passed over. Name it after a kind of this platform, or ask its operator to add the kind.',
    property_unknown:
      'The property “{{name}}” is not known and was passed over; the others were read.',
    property_empty: 'The property “{{name}}” has no value and was passed over.',
    property_twice: 'The property “{{name}}” stands more than once; the first was taken.',
    company_named:
      'The file names the company “{{name}}”; what is imported belongs to the organisation that you act for.',
    certificates_left:
      'The {{count}} certificates in the file are not imported with offers; enter them on the company’s page.',
    too_many: 'At most {{most}} capabilities are read from a file; save the others as another.',
  },
  reason: {
    no_aas:
      'This is no file of Asset Administration Shells. Choose one of AAS V3, in JSON, XML or AASX.',
    xml_other:
      'The XML in the file is no environment of AAS V3. Export it anew from where it comes, as AAS V3.',
    xml_too_large:
      'The XML in the file is larger than {{mostMb}} MB. Export it in parts, or as JSON.',
    too_deep: 'The file is nested deeper than {{most}} levels, as no shell is. Export it anew.',
    package_broken: 'The AASX package lacks “{{name}}” that it points to itself. Export it anew.',
    package_empty: 'The AASX package holds no Asset Administration Shells. Export it anew.',
  },
}
