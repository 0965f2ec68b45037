export const measuresContract = {};
