/** The type on a licence as calls carry it; apart from the rules, so that the browser loads no schema for them. */
import { Type } from 'typebox'
import { licenceTypes } from './legalPerson.ts'

export const Licence = Type.Enum([...licenceTypes])
