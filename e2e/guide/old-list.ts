/** A list as old programs write it, with invented people: two rows to correct, one who is there twice. */
export const OLD_LIST = `Sl,Patient Name,Mobile,Age/Sex,Area,File No
1,Ramesh Chandra Joshi,5000061001,58/M,Palasia,1021
2,Savita Joshi,5000061001,52/F,Palasia,1022
3,Irfan Qureshi,5000061002,41/M,Khajrana,1023
4,Shabana Qureshi,5000061002,36/F,Khajrana,1024
5,Manoj Thakre,500006100,29/M,Rau,1025
6,Kiran Bhati,5000061004,33/F,Sudama Nagar,1026
7,Kiran Bhati,5000061004,33/F,Sudama Nagar,1027
8,Devki Bai,5000061005,71/F,Sanwer,1028
9,Prakash Ninama,5000061006,,Aerodrome Road,1029
10,Gurpreet Kaur Saluja,5000061007,45/F,Vijay Nagar,1030
`;
