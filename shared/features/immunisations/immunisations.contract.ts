export const immunisationsContract = {};
