import { Link as RouterLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'

/** A link inside the house: the router's. In running text it is underlined by the base styles. */
export const Link = RouterLink

/** A link to elsewhere, or to a file: plain HTML, opened beside. */
export function OutLink({
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) {
  return (
    <a target="_blank" rel="noreferrer" {...rest}>
      {children}
    </a>
  )
}
