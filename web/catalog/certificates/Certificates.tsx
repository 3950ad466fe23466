/** Certificates: one's own, or those that the operator checks. One file, so that the first page carries one address. */
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CheckedCertificatesPage } from './CheckedCertificatesPage.tsx'
import { OwnCertificatesPage } from './OwnCertificatesPage.tsx'

export function Certificates(): ReactNode {
  const { pathname }: { readonly pathname: string } = useLocation()
  return pathname.startsWith('/console') ? <CheckedCertificatesPage /> : <OwnCertificatesPage />
}
