/** What those who survey penetration need; alone, because every desk page asks for it. */
export const surveyPermit = 'indicators.survey.keep'
