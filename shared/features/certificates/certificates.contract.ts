export const certificatesContract = {};
