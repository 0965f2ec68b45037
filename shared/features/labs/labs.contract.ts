export const labsContract = {};
