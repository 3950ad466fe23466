import { Dialog, type DialogProps } from './Dialog.tsx'

/** Details of one row beside the list: what one looks into and closes again. */
export function SidePanel(props: Omit<DialogProps, 'shape'>) {
  return <Dialog {...props} shape="side" />
}
