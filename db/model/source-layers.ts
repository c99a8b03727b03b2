/** Which layer a value comes from, the lowest first; a higher layer wins: office over release over starter. */
export const sourceLayers = ['starter', 'release', 'office'] as const;
