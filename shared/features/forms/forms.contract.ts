export const formsContract = {};
