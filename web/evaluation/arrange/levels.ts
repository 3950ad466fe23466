/** Levels of knowledge of a field, as choices name them. */
export const levelOptions = ['0', '1', '2', '3'] as const
