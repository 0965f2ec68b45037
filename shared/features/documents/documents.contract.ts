export const documentsContract = {};
