/** Who checks certificates; alone, for what every page carries. */
export const checksCertificates = 'catalog.certificate.check'
